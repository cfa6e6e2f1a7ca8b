import { dot, type Markish, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { Similarity } from '../../../../protocol/review/similarity-view.ts';
import { Plot } from '../../../design/plot/plot.tsx';
import { formatShare } from './describe-similarity.ts';

const HEIGHT = 220;

/** How similar all pairs of the case are, and where this candidate's most similar others are among them. */
export function SimilarityPlot({ similarity }: { readonly similarity: Similarity }) {
  const { marks, label, options } = useMemo(() => drawn(similarity), [similarity]);
  return <Plot label={label} marks={marks} options={options} />;
}

function drawn({ histogram, similar, pairs }: Similarity) {
  const step = 100 / histogram.length;
  const bins = histogram.map((count, index) => ({ from: index * step, to: (index + 1) * step, count }));
  const most = Math.max(1, ...histogram);
  const [first] = similar;
  const marks: Markish[] = [
    rectY(bins, { x1: 'from', x2: 'to', y: 'count', fill: 'var(--edge)', inset: 0.5 }),
    ruleY([0], { stroke: 'var(--edge)' }),
    dot(similar, {
      x: ({ similarity }) => 100 * similarity,
      y: 0,
      r: 4,
      fill: 'var(--accent)',
      stroke: 'var(--paper)',
    }),
    ...(first === undefined
      ? []
      : [
          ruleX([100 * first.similarity], { stroke: 'var(--accent)', strokeWidth: 2 }),
          text([first], {
            x: ({ similarity }) => 100 * similarity,
            y: most,
            text: ({ alias }) => alias,
            dy: -10,
            textAnchor: first.similarity > 0.7 ? ('end' as const) : ('start' as const),
            dx: first.similarity > 0.7 ? -4 : 4,
            fill: 'var(--ink)',
          }),
        ]),
  ];
  return {
    marks,
    label: `How similar the ${pairs} pairs of this case are.${
      first === undefined
        ? ''
        : ` The most similar to this one is ${first.alias} with ${formatShare(first.similarity)}.`
    }`,
    options: {
      height: HEIGHT,
      marginTop: 28,
      marginBottom: 40,
      x: {
        label: 'similarity in percent',
        labelAnchor: 'center' as const,
        labelArrow: 'none' as const,
        domain: [0, 100],
      },
      y: { label: '↑ pairs', ticks: 4, tickFormat: 'd' },
    },
  };
}
