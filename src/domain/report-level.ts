import { allGroups, type ChallengeManifest } from './challenge.ts';
import { type FeedbackLevel, feedbackOf, isAtLeast } from './feedback.ts';
import type { Visibility } from './judging.ts';

type LevelledGroup = { readonly visibility: Visibility; readonly feedback?: FeedbackLevel | undefined };

/**
 * How much the report of a decision tells of a group: what reviewers have chosen, and never more of a hidden test than
 * its title, unless its author lets candidates see more. Of samples candidates know all: what they are told of those
 * while they work, they are told here.
 */
export function reportLevelOf(group: LevelledGroup, chosen: FeedbackLevel): FeedbackLevel {
  const own = feedbackOf(group);
  if (group.visibility === 'sample') return own;
  const most = isAtLeast(own, 'title') ? own : 'title';
  return isAtLeast(chosen, most) ? most : chosen;
}

/** The manifest by which `reportForCandidate` tells so much. The candidate's own tests are a group like others in it. */
export function manifestAtLevel(manifest: ChallengeManifest, chosen: FeedbackLevel): ChallengeManifest {
  const { candidateTests, ...rest } = manifest;
  const own = candidateTests === undefined ? [] : [candidateTests.folder];
  const files = [...manifest.groups.map(({ file }) => file), ...own];
  return {
    ...rest,
    groups: allGroups(manifest).map((group, index) => ({
      ...group,
      file: files[index] ?? '',
      feedback: reportLevelOf(group, chosen),
    })),
  };
}
