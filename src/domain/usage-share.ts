import { z } from 'zod';
import type { Limits, Usage } from './limits.ts';

/** How much of a limit was used, so coarsely that it can carry next to nothing out of a judging. */
export const Share = z.enum(['<25 %', '25–50 %', '50–80 %', '80–100 %', 'over']);
export type Share = z.infer<typeof Share>;

export const UsageShare = z.object({ cpuTime: Share, memory: Share });
export type UsageShare = z.infer<typeof UsageShare>;

export function usageShare(usage: Usage, limits: Limits): UsageShare {
  return {
    cpuTime: shareOf(usage.cpuTimeMs / limits.cpuTimeMs),
    memory: shareOf(usage.peakMemoryMb / limits.memoryMb),
  };
}

function shareOf(ratio: number): Share {
  if (ratio < 0.25) return '<25 %';
  if (ratio < 0.5) return '25–50 %';
  if (ratio < 0.8) return '50–80 %';
  return ratio <= 1 ? '80–100 %' : 'over';
}
