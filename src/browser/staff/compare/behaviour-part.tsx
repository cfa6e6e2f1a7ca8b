import { BehaviourView } from '../behaviour/behaviour-view.tsx';
import type { Side } from './side.ts';

/** What the programs were seen doing, beside each other. */
export function BehaviourPart({ sides }: { readonly sides: readonly Side[] }) {
  return <BehaviourView sides={sides} />;
}
