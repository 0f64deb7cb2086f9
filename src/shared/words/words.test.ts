import { describe, expect, it } from 'vitest'
import { sentenceTranslator } from './sentences.ts'
import { translator } from './translate.ts'

describe('words (U)', () => {
  it('[U63] are said in a language, with its plurals and numbers; what is missing is said in English', () => {
    const many = '{count, plural, one {# excerpt} other {# excerpts}}'
    const catalogue = {
      Save: 'Enregistrer',
      [many]: '{count, plural, one {# extrait} other {# extraits}}',
      'Read|verb': 'Lire'
    }
    const t = translator('fr', catalogue)
    expect([t('Save'), t('Read|verb'), t('Close'), t('Note|noun')]).toEqual(['Enregistrer', 'Lire', 'Close', 'Note'])
    expect([0, 1, 2, 1204].map(count => t(many, { count }))).toEqual([
      '0 extrait',
      '1 extrait',
      '2 extraits',
      '1\u202f204 extraits'
    ])
    expect([0, 1, 1204].map(count => translator('en')(many, { count }))).toEqual([
      '0 excerpts',
      '1 excerpt',
      '1,204 excerpts'
    ])
    expect(t('Tag {name}', { name: '<b>{x}</b> ’' })).toBe('Tag <b>{x}</b> ’')
  })

  it('[U61] that were put together elsewhere are taken apart, said in the language, and put together again', () => {
    const translate = sentenceTranslator({
      '“{0}” was not added. {1}': '« {0} » n’a pas été ajouté. {1}',
      'The disk is full. Free some space.': 'Le disque est plein. Faites de la place.',
      'Try again.': 'Réessayez.',
      'Page {0} of {1}': 'Page {0} sur {1}'
    })
    expect(translate('“a (1).pdf” was not added. The disk is full. Free some space.')).toBe(
      '« a (1).pdf » n’a pas été ajouté. Le disque est plein. Faites de la place.'
    )
    expect(translate('Unknown words. Try again.')).toBe('Unknown words. Réessayez.')
    expect(translate('Page $1 of {0}')).toBe('Page $1 sur {0}')
    expect(translate('')).toBe('')
  })
})
