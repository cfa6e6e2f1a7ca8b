import { z } from 'zod';

const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'must be a digest: sha256 and 64 hexadecimal digits');

/** Names a challenge in URLs and folders: `order-sync`. */
export const ChallengeSlug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
  .brand('ChallengeSlug');
export type ChallengeSlug = z.infer<typeof ChallengeSlug>;

/** Names one immutable version of a challenge by the digest of everything in its folder that can change a verdict. */
export const ChallengeVersion = Digest.brand('ChallengeVersion');
export type ChallengeVersion = z.infer<typeof ChallengeVersion>;

/** Names what was submitted, whoever sent it and in whatever order, by the digest of its files. */
export const SubmissionDigest = Digest.brand('SubmissionDigest');
export type SubmissionDigest = z.infer<typeof SubmissionDigest>;

/** Names all that judges besides challenge and submission: two judgings under one name end alike. */
export const EngineVersion = z.string().min(1).max(200).brand('EngineVersion');
export type EngineVersion = z.infer<typeof EngineVersion>;

export const SubmissionId = z.uuid().brand('SubmissionId');
export type SubmissionId = z.infer<typeof SubmissionId>;

export const JudgingId = z.uuid().brand('JudgingId');
export type JudgingId = z.infer<typeof JudgingId>;

/** Who sent a submission, as the hiring company names them (an e-mail address, an applicant number). */
export const CandidateId = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((id) => !/\p{C}/u.test(id), 'must not hold control characters')
  .brand('CandidateId');
export type CandidateId = z.infer<typeof CandidateId>;

/** Names somebody of the staff, whatever their name and address become. */
export const StaffId = z.string().min(1).max(64).brand('StaffId');
export type StaffId = z.infer<typeof StaffId>;
