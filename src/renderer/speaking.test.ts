import { beforeEach, describe, expect, it, vi } from 'vitest'

const words = { french: { Close: 'Fermer' }, frenchSentences: {} }

/** A window whose French words are on their way. */
async function start() {
  vi.resetModules()
  const arrival = Promise.withResolvers<object>()
  arrival.promise.catch(() => {})
  vi.doMock('#shared/words/french/index.ts', () => arrival.promise)
  return { ...arrival, ...(await import('./words.ts')) }
}

describe('speaking (U)', () => {
  const document = { documentElement: { lang: '' } }
  beforeEach(() => void vi.stubGlobal('document', document))

  it('[U63] waits for the words of a language', async () => {
    const { speak, t, resolve } = await start()
    const spoken = speak('fr')
    expect(t('Close')).toBe('Close')
    resolve(words)
    expect([await spoken, t('Close'), document.documentElement.lang]).toEqual([true, 'Fermer', 'fr'])
  })

  it('[U63] speaks the language chosen last, though the words of another come after', async () => {
    const { speak, t, resolve } = await start()
    const french = speak('fr')
    const english = speak('en')
    await english
    resolve(words)
    await french
    expect([t('Close'), document.documentElement.lang]).toEqual(['Close', 'en'])
  })

  it('[U63] stays with English where the words do not come, and says so', async () => {
    const { speak, t, reject } = await start()
    const french = speak('fr')
    reject(new Error('gone'))
    expect([await french, t('Close'), document.documentElement.lang]).toEqual([false, 'Close', 'en'])
  })
})
