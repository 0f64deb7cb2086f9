/** Whether the words of an element run from right to left. Asked of the computed style it costs as much as to measure. */
export function isRightToLeft(element: Element | undefined): boolean {
  return element?.matches(':dir(rtl)') ?? false
}
