/** The contract: leave this file as it is. */

export interface Tally {
  /** In small letters, without white space around it. */
  readonly name: string;
  readonly votes: number;
}
