import type { Catalogue } from '../translate.ts'

/** What is said in several places. */
export const common: Catalogue = {
  Cancel: 'Annuler',
  Change: 'Modifier',
  Close: 'Fermer',
  Codebook: 'Grille de codage',
  Copy: 'Copier',
  Delete: 'Supprimer',
  Details: 'Détails',
  'Dossier does not answer. Look whether it was done before you try again.':
    'Dossier ne répond pas. Vérifiez si c’est fait avant de réessayer.',
  'Dossier does not answer. Try again in a moment.': 'Dossier ne répond pas. Réessayez dans un instant.',
  Excerpts: 'Extraits',
  History: 'Historique',
  'Keys and help': 'Touches et aide',
  'Loading…': 'Chargement…',
  Name: 'Nom',
  'new tag': 'nouvelle étiquette',
  Note: 'Note',
  Remove: 'Supprimer',
  Show: 'Afficher',
  Source: 'Source',
  Tag: 'Étiquette',
  Tags: 'Étiquettes'
}
