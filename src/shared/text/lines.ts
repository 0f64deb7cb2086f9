/** Whether the line ends inside a block mean something, as in verse or an address, and are not just wrapped prose. */
export function keepsLines(text: string): boolean {
  const lines = text.split('\n')
  return lines.slice(0, -1).some(line => line.length < SHORT_LINE)
}

const SHORT_LINE = 40
