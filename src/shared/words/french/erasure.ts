import type { Catalogue } from '../translate.ts'

/** What is said before something is erased for good. */
export const erasure: Catalogue = {
  'A person at work…': 'Une personne au travail…',
  'A speaker…': 'Un locuteur…',
  'Dossier did not answer. Look whether it is erased before you try again.':
    'Dossier n’a pas répondu. Vérifiez si c’est effacé avant de réessayer.',
  'Dossier does not answer. Close this and try again in a moment.':
    'Dossier ne répond pas. Fermez ceci et réessayez dans un instant.',
  ERASE: 'EFFACER',
  'Erase for good': 'Effacer définitivement',
  'Erasing…': 'Effacement…',
  'Name, exactly as it is written': 'Nom, exactement tel qu’il est écrit',
  'Reading the history…': 'Lecture de l’historique…',
  'The name is erased for good.': 'Le nom est effacé définitivement.',
  'The note is erased for good.': 'La note est effacée définitivement.',
  'The note on the excerpt': 'La note sur l’extrait',
  'The note on the notebook': 'La note sur le carnet',
  'The note on the source': 'La note sur la source',
  'The note on the tag “{name}”': 'La note sur l’étiquette « {name} »',
  'The person at work “{name}”': 'La personne au travail « {name} »',
  'The source is erased for good.': 'La source est effacée définitivement.',
  'The source “{title}”': 'La source « {title} »',
  'The speaker “{name}”': 'Le locuteur « {name} »',
  'This cannot be promised': 'Ceci ne peut être garanti',
  'This goes for good': 'Ceci disparaît définitivement',
  'This stays': 'Ceci reste',
  'Type {word} to go on': 'Tapez {word} pour continuer',
  What: 'Quoi'
}
