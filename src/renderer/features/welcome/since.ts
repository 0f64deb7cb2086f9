const DAY = 86_400_000

/** Say when something was, as one would to a colleague: “today”, “3 days ago”, “on 4 Mar 2025”. */
export function since(time: string, now = new Date()): string {
  const then = new Date(time)
  const days = Math.round((startOf(now) - startOf(then)) / DAY)
  if (Number.isNaN(days)) return 'before'
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days < 7) return `${days} days ago`
  return `on ${then.toLocaleDateString('en-GB', { year: 'numeric', month: 'short', day: 'numeric' })}`
}

function startOf(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
