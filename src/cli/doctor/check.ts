/** One thing that was looked at. */
export type Check = {
  readonly name: string;
  /** `weak`: it works, less well than it could. `bad`: nothing can be judged, or nothing served. */
  readonly state: 'good' | 'weak' | 'bad';
  /** What was found. */
  readonly found: string;
  /** What it is good for, in plain words. */
  readonly gives?: string;
  /** The one command that mends it. */
  readonly fix?: string;
};

export type Diagnosis = {
  readonly level: number;
  readonly mechanisms: readonly string[];
  /** Whether other people's code may be judged here. */
  readonly isContained: boolean;
  readonly containment: readonly Check[];
  readonly machine: readonly Check[];
  readonly trial: Check;
};
