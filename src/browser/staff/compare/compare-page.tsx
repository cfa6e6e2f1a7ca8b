import type { SignedInProps } from '../signed-in.tsx';

export function ComparePage({ params }: SignedInProps) {
  return <h1>{params['slug']}</h1>;
}
