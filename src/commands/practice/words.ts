/** `1 step`, `5 steps`. */
export function stepsWords(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`;
}
