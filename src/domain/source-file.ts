import { z } from 'zod';
import { isRelative, PATH_RULES, SOURCE_LIMITS, SOURCE_PATH } from './source-limits.ts';

/** A path inside a submission or a challenge: relative, with `/` between its parts, and the same on every file system. */
export const SourcePath = z
  .string()
  .min(1)
  .max(SOURCE_LIMITS.pathLength, PATH_RULES.length)
  .regex(SOURCE_PATH, PATH_RULES.characters)
  .refine(isRelative, PATH_RULES.parts);
export type SourcePath = z.infer<typeof SourcePath>;

export const SourceFile = z.strictObject({
  path: SourcePath,
  content: z
    .string()
    .refine(
      (content) => Buffer.byteLength(content) <= SOURCE_LIMITS.fileBytes,
      `must be at most ${SOURCE_LIMITS.fileBytes / 1024} KiB`,
    )
    .refine((content) => !content.includes('\0'), 'must be text: it holds a NUL character'),
});
export type SourceFile = z.infer<typeof SourceFile>;

/** The files of one submission. No two paths may differ only in case, since that means one file on some machines. */
export const SourceFiles = z
  .array(SourceFile)
  .min(1, 'must hold at least one file')
  .max(SOURCE_LIMITS.files, `must hold at most ${SOURCE_LIMITS.files} files`)
  .superRefine((files, context) => {
    const seen = new Map<string, string>();
    let totalBytes = 0;
    for (const [index, file] of files.entries()) {
      totalBytes += Buffer.byteLength(file.content);
      const folded = file.path.toLowerCase();
      const other = seen.get(folded);
      if (other !== undefined) {
        context.addIssue({
          code: 'custom',
          path: [index, 'path'],
          message: `collides with '${other}', which differs at most in case`,
        });
      }
      seen.set(folded, file.path);
    }
    if (totalBytes > SOURCE_LIMITS.totalBytes) {
      context.addIssue({
        code: 'custom',
        message: `must be at most ${SOURCE_LIMITS.totalBytes / 1024} KiB in all, and are ${Math.ceil(totalBytes / 1024)} KiB`,
      });
    }
  });
export type SourceFiles = z.infer<typeof SourceFiles>;
