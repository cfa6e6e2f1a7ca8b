import { dot, type Markish, ruleY } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { BehaviourCall } from '../../../../domain/behaviour.ts';
import { counted } from '../../../app/counted.ts';
import { Plot } from '../../../design/plot/plot.tsx';
import { laneOf } from './describe-calls.ts';

const LANE_HEIGHT = 28;

/** When a program called what, in virtual time. */
export function CallsPlot({ calls, title }: { readonly calls: readonly BehaviourCall[]; readonly title: string }) {
  const drawn = useMemo(() => drawCalls(calls), [calls]);
  return <Plot label={`${counted(calls.length, 'call')} of ${title}, over virtual time`} {...drawn} />;
}

function drawCalls(calls: readonly BehaviourCall[]) {
  const lanes = [...new Set(calls.map(laneOf))];
  const seconds = (ms: number) => ms / 1_000;
  const colour = ({ fault }: BehaviourCall) => (fault === null ? 'var(--accent)' : 'var(--warn)');
  const marks: Markish[] = [
    ruleY(calls, {
      x1: ({ atMs }: BehaviourCall) => seconds(atMs),
      x2: ({ atMs, tookMs }: BehaviourCall) => seconds(atMs + (tookMs ?? 0)),
      y: laneOf,
      stroke: colour,
      strokeWidth: 4,
    }),
    dot(calls, {
      x: ({ atMs }: BehaviourCall) => seconds(atMs),
      y: laneOf,
      r: 4,
      fill: colour,
      stroke: 'var(--paper)',
    }),
  ];
  return {
    marks,
    options: {
      height: 70 + LANE_HEIGHT * lanes.length,
      marginLeft: Math.min(140, 24 + 7 * Math.max(...lanes.map((lane) => lane.length))),
      marginRight: 16,
      marginBottom: 40,
      x: { label: 'virtual seconds', labelAnchor: 'center' as const, labelArrow: 'none' as const },
      y: { domain: lanes, label: null },
    },
  };
}
