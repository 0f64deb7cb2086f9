/** Chromium reads base64 itself (ECMAScript proposal “ArrayBuffer base64”), many times as fast as letter by letter. */
const reading = Uint8Array as unknown as { readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }

/** The bytes of a part of an original, as they came. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return reading.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), character => character.charCodeAt(0))
}
