import { z } from 'zod';
import { ParticipationId } from '../../domain/participation.ts';

/** Lines of a file, from 1; the last is a part of it. */
export const LineRange = z.object({ path: z.string(), from: z.int().positive(), to: z.int().positive() });
export type LineRange = z.infer<typeof LineRange>;

/** Somebody else's work that is like this one, what the starter gave both of them left out. */
export const SimilarWork = z.object({
  participation: ParticipationId,
  alias: z.string(),
  /** From 0 to 1: the share of both works' fingerprints that are the same. */
  similarity: z.number().min(0).max(1),
  /** Of all pairs of the cohort, the share that are at least as similar. */
  baseRate: z.number().min(0).max(1),
  /** Where they are alike, the longest first. */
  fragments: z.array(z.object({ here: LineRange, there: LineRange })),
});
export type SimilarWork = z.infer<typeof SimilarWork>;

/** Never a verdict: like tasks have like solutions, and only people can tell. */
export const Similarity = z.object({
  /** How many others it was compared with. */
  compared: z.int().nonnegative(),
  /** How many fingerprints are the candidate's own work; of few, similarity says little. */
  fingerprints: z.int().nonnegative(),
  /** The most similar first; at most ten. */
  similar: z.array(SimilarWork),
  /** Of how many pairs the rates are: all of the cohort, or a sample of a large one. */
  pairs: z.int().nonnegative(),
  /** How similar pairs of the cohort are: from 0 to below 0.05, from 0.05 … and from 0.95 to 1. */
  histogram: z.array(z.int().nonnegative()).length(20),
});
export type Similarity = z.infer<typeof Similarity>;
