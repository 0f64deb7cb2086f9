// Does nothing but look whether it gets its turn every millisecond, beside a program that is measured: what keeps it from
// that is the machine. Prints the gaps it saw, with when they ended, as JSON when its input ends.
const LEAST_MS = 2
const gaps: { readonly at: number; readonly ms: number }[] = []
let last = performance.now()
const timer = setInterval(() => {
  const now = performance.now()
  if (now - last > LEAST_MS) gaps.push({ at: Date.now(), ms: now - last - 1 })
  last = now
}, 1)
process.stdin.resume()
process.stdin.once('end', () => {
  clearInterval(timer)
  console.log(JSON.stringify(gaps))
})
