import type { Category } from '../../domain/category.ts';
import type { Evidence, InterviewQuestion } from '../../protocol/review/interview-sheet.ts';

/** A question, and how telling it is: of too many, the heaviest are asked, and come first. */
export type WeighedQuestion = InterviewQuestion & { readonly weight: number };

export type Asked = Pick<InterviewQuestion, 'because' | 'question' | 'listenFor'> & {
  readonly weight: number;
  readonly category?: Category;
  readonly evidence?: readonly Evidence[];
};

export function ask({ category, evidence = [], ...rest }: Asked): WeighedQuestion {
  return { ...rest, category: category ?? null, evidence: [...evidence] };
}

/** Something to look at that is neither a test nor a place. */
export function remark(text: string): Evidence {
  return { text, test: null, place: null };
}

/** A test's title in a sentence: its `describe`s are before it. */
export function titleInWords(title: string): string {
  return `“${title.split(' > ').slice(-2).join(': ')}”`;
}

export function inMinutes(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** Virtual time, as a person would write it. */
export function inSeconds(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 120_000 ? `${Math.round(ms / 100) / 10} s` : inMinutes(ms);
}
