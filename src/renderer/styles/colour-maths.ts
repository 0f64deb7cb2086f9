/** A colour as linear red, green and blue, from 0 to 1. */
export type Linear = readonly [number, number, number]

/** Who sees colours how: Machado, Oliveira and Fernandes (2009), at full severity. */
export const visions = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039]
} as const
export type Vision = keyof typeof visions

/** Read `#rgb` or `#rrggbb`. */
export function linearOf(hex: string): Linear {
  const long = hex.length === 4 ? hex.replaceAll(/[\da-f]/gi, '$&$&') : hex
  const [red, green, blue] = [1, 3, 5].map(at => decode(Number.parseInt(long.slice(at, at + 2), 16) / 255))
  return [red ?? 0, green ?? 0, blue ?? 0]
}

/** What somebody with this vision sees of a colour. */
export function seen([red, green, blue]: Linear, vision: Vision): Linear {
  const m = visions[vision]
  const row = (at: 0 | 3 | 6) => {
    const light = (m[at] ?? 0) * red + (m[at + 1] ?? 0) * green + (m[at + 2] ?? 0) * blue
    return Math.min(1, Math.max(0, light))
  }
  return [row(0), row(3), row(6)]
}

/** How far two colours are apart in OKLab, where the same number looks the same anywhere. */
export function distance(one: Linear, other: Linear): number {
  const [a, b] = [oklab(one), oklab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

/** The contrast ratio of WCAG 2. */
export function contrast(one: Linear, other: Linear): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Lay a colour over another with this opacity, as browsers do: on the encoded values. */
export function over(top: Linear, below: Linear, opacity: number): Linear {
  const blend = (at: 0 | 1 | 2) => decode(encode(top[at]) * opacity + encode(below[at]) * (1 - opacity))
  return [blend(0), blend(1), blend(2)]
}

function luminance([red, green, blue]: Linear): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function oklab([red, green, blue]: Linear): Linear {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  ]
}

function decode(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function encode(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}
