import { dot, type Markish, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { Timeline } from '../../../../protocol/review/participation-view.ts';
import { counted } from '../../../app/counted.ts';
import { Plot } from '../../../design/plot/plot.tsx';
import { formatPoints } from '../describe-score.ts';
import { formatWorkTime } from '../work-time.ts';
import { binSaves, isJudged, isSaved } from './bin-saves.ts';

const BINS = 120;
const MINUTE_MS = 60_000;
const HEIGHT = 290;
/** Of the width, where it is narrow: words are not to cover each other. */
const LABEL_SHARE = 0.16;

/** When something was written, and when it was tried. */
export function TimelinePlot({ timeline }: { readonly timeline: Timeline }) {
  const { marks, label, options } = useMemo(() => drawn(timeline), [timeline]);
  return <Plot label={label} marks={marks} options={options} />;
}

function drawn({ events, allottedMs }: Timeline) {
  const [saves, runs] = [events.filter(isSaved), events.filter(isJudged)];
  const spanMs = Math.max(MINUTE_MS, allottedMs ?? 0, ...events.map(({ atMs }) => atMs));
  const bins = binSaves(saves, spanMs, BINS);
  const most = Math.max(4, ...bins.map(({ added }) => added));
  const least = Math.max(3, ...bins.map(({ removed }) => removed));
  // Runs have lanes above the lines. The scale is of roots, so that a large paste leaves small changes visible.
  const [submissionLane, sampleLane] = [1.9 * most, 1.4 * most];
  const minutes = (ms: number) => ms / MINUTE_MS;
  const lineX = {
    x1: (bin: { fromMs: number }) => minutes(bin.fromMs),
    x2: (bin: { toMs: number }) => minutes(bin.toMs),
  };
  const submissions = runs.filter(({ kind }) => kind === 'submission');
  const samples = runs.filter(({ kind }) => kind === 'sample');
  const marks: Markish[] = [
    ruleY([0], { stroke: 'var(--edge)' }),
    rectY(bins, { ...lineX, y1: 0, y2: 'added', fill: 'var(--good)', inset: 0.5 }),
    rectY(bins, { ...lineX, y1: 0, y2: (bin: { removed: number }) => -bin.removed, fill: 'var(--bad)', inset: 0.5 }),
    text(
      bins.filter(({ isLarge }) => isLarge),
      {
        x: (bin: { fromMs: number; toMs: number }) => minutes((bin.fromMs + bin.toMs) / 2),
        y: 'added',
        text: () => '?',
        dy: -8,
        fontWeight: 700,
        fill: 'var(--warn)',
      },
    ),
    ruleX(submissions, { x: ({ atMs }) => minutes(atMs), y1: 0, y2: submissionLane, stroke: 'var(--line)' }),
    dot(samples, { x: ({ atMs }) => minutes(atMs), y: sampleLane, r: 4, fill: colourOf, stroke: 'var(--paper)' }),
    dot(submissions, {
      x: ({ atMs }) => minutes(atMs),
      y: submissionLane,
      r: 6,
      symbol: 'diamond',
      fill: colourOf,
      stroke: 'var(--paper)',
    }),
    ...inTwoRows(submissions, LABEL_SHARE * spanMs).map((row, index) =>
      text(row, {
        x: ({ atMs }) => minutes(atMs),
        y: submissionLane,
        text: ({ score }) => (score === null ? '' : formatPoints(score)),
        dy: -14 * (index + 1),
        fill: 'var(--ink)',
      }),
    ),
    ...(allottedMs === null
      ? []
      : [
          ruleX([minutes(allottedMs)], { stroke: 'var(--ink)', strokeDasharray: '4 3' }),
          text(['deadline'], {
            x: minutes(allottedMs),
            y: sampleLane,
            text: (words: string) => words,
            textAnchor: 'end',
            dx: -4,
            fill: 'var(--ink)',
          }),
        ]),
  ];
  return {
    marks,
    label: [
      `Work over ${formatWorkTime(spanMs)}: ${counted(saves.length, 'save')}`,
      counted(samples.length, 'sample run'),
      `${counted(submissions.length, 'submission')}. The list below says the same in words.`,
    ].join(', '),
    options: {
      height: HEIGHT,
      marginTop: 52,
      marginLeft: 44,
      marginRight: 16,
      marginBottom: 40,
      x: {
        label: 'minutes of work',
        labelAnchor: 'center' as const,
        labelArrow: 'none' as const,
        domain: [0, minutes(spanMs)],
        nice: false,
      },
      y: {
        label: '↑ lines added, ↓ removed',
        type: 'pow' as const,
        exponent: 0.5,
        domain: [-least, submissionLane],
        ticks: linesTicks(most, least),
        tickFormat: (lines: number) => String(Math.abs(lines)),
      },
    },
  };
}

/** Those that are far enough from the one before, and those that go above. */
function inTwoRows<Run extends { readonly atMs: number }>(runs: readonly Run[], leastMs: number): [Run[], Run[]] {
  const rows: [Run[], Run[]] = [[], []];
  for (const run of runs) {
    const last = rows[0].at(-1);
    rows[last !== undefined && run.atMs - last.atMs < leastMs ? 1 : 0].push(run);
  }
  return rows;
}

function linesTicks(most: number, least: number): readonly number[] {
  const round = (lines: number) => (lines < 10 ? Math.round(lines) : 5 * Math.round(lines / 5));
  return [-round(least), 0, round(most / 8), round(most / 2)].filter((tick, index, all) => all.indexOf(tick) === index);
}

function colourOf({ cases }: { readonly cases: { readonly accepted: number; readonly total: number } }): string {
  return cases.total > 0 && cases.accepted === cases.total ? 'var(--good)' : 'var(--accent)';
}
