import type { Catalogue } from '../translate.ts'

export const shell: Catalogue = {
  'As the system': 'Comme le système',
  Dark: 'Sombre',
  Done: 'Terminé',
  Language: 'Langue',
  Light: 'Clair',
  Settings: 'Réglages',
  Theme: 'Thème'
}
