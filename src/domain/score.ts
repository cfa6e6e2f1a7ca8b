import { CATEGORIES, type Category } from './category.ts';
import type { CaseResult, GroupResult } from './judging.ts';

/** Points that a group's cases earn: each accepted case an equal share. A group that ran no case earns none. */
export function groupScore(points: number, cases: readonly CaseResult[]): number {
  if (cases.length === 0) return 0;
  const accepted = cases.filter((result) => result.verdict === 'accepted').length;
  return round((points * accepted) / cases.length);
}

/** Points for a share of what could be done, from 0 to 1. */
export function partialScore(points: number, share: number): number {
  return round(points * share);
}

/** 0 to 100: the share of the secret groups' points that was earned. Samples never count. */
export function totalScore(groups: readonly GroupResult[]): number {
  return percentage(groups.filter((group) => group.visibility === 'secret'));
}

/** 0 to 100 for each category that the secret groups have points in. */
export function scoreByCategory(groups: readonly GroupResult[]): Partial<Record<Category, number>> {
  const scores: Partial<Record<Category, number>> = {};
  for (const category of CATEGORIES) {
    const inCategory = groups.filter((group) => group.visibility === 'secret' && group.category === category);
    if (inCategory.length > 0) scores[category] = percentage(inCategory);
  }
  return scores;
}

export function sumPoints(points: readonly number[]): number {
  return round(points.reduce((sum, each) => sum + each, 0));
}

function percentage(groups: readonly GroupResult[]): number {
  const points = groups.reduce((sum, group) => sum + group.points, 0);
  const earned = groups.reduce((sum, group) => sum + group.score, 0);
  return points === 0 ? 0 : round((100 * earned) / points);
}

/** To hundredths, so that shares of points print and compare cleanly. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
