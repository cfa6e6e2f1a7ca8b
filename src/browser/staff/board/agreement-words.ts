/** How far two people agree, in words (Landis and Koch, 1977, https://doi.org/10.2307/2529310). */
export function agreementWords(kappa: number): string {
  if (kappa < 0) return 'less than chance alone would';
  if (kappa <= 0.2) return 'hardly more than chance alone would';
  if (kappa <= 0.4) return 'a little';
  if (kappa <= 0.6) return 'moderately';
  return kappa <= 0.8 ? 'well' : 'almost always';
}
