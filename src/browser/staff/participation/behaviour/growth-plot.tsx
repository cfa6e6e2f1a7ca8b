import { dot, line } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { BehaviourGrowth } from '../../../../domain/behaviour.ts';
import { Plot } from '../../../design/plot/plot.tsx';
import { describeGrowth } from './describe-calls.ts';

const HEIGHT = 220;

/** How a cost grew with its size; on both scales a step is a factor, so that a power of n is a straight line. */
export function GrowthPlot({ growth }: { readonly growth: BehaviourGrowth }) {
  const drawn = useMemo(() => {
    const samples = growth.samples.filter(({ n, cost }) => n > 0 && cost > 0);
    return {
      marks: [
        line(samples, { x: 'n', y: 'cost', stroke: 'var(--accent)' }),
        dot(samples, { x: 'n', y: 'cost', r: 4, fill: 'var(--accent)' }),
      ],
      options: {
        height: HEIGHT,
        marginLeft: 56,
        marginBottom: 40,
        x: {
          type: 'log' as const,
          label: 'n',
          labelAnchor: 'center' as const,
          labelArrow: 'none' as const,
          ticks: 4,
          tickFormat: '~s',
        },
        y: { type: 'log' as const, label: `↑ ${growth.of}`, ticks: 4, tickFormat: '~s' },
      },
    };
  }, [growth]);
  return (
    <figure class="growth">
      <Plot label={describeGrowth(growth)} {...drawn} />
      <figcaption class="small">{describeGrowth(growth)}.</figcaption>
    </figure>
  );
}
