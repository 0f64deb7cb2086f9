import type { Catalogue } from '../translate.ts'

/** What the search and the palette say. */
export const search: Catalogue = {
  'All texts, excerpts and notes were searched; every word must stand in one of them. Try fewer words, or a part of a word.':
    'Tous les textes, extraits et notes ont été parcourus ; chaque mot doit se trouver dans l’un d’eux. Essayez moins de mots, ou une partie d’un mot.',
  'An action, a tag, a source, words of an excerpt': 'Une action, une étiquette, une source, des mots d’un extrait',
  Do: 'Faire',
  Excerpt: 'Extrait',
  Find: 'Chercher',
  'Find a passage again': 'Retrouver un passage',
  'Find “{words}” in texts, excerpts and notes': 'Chercher « {words} » dans les textes, les extraits et les notes',
  Hits: 'Occurrences',
  'Import a source first. Its whole text can be searched as soon as it is here.':
    'Importez d’abord une source. Tout son texte peut être parcouru dès qu’elle est là.',
  'Not searched, since the text cannot be read: {titles}': 'Non parcourus, car leur texte est illisible : {titles}',
  'Note on a tag': 'Note sur une étiquette',
  'Note on an excerpt': 'Note sur un extrait',
  'Nothing holds {words}': 'Rien ne contient {words}',
  'Nothing to search yet': 'Rien à chercher pour l’instant',
  'Searches {sources, plural, one {the text of # source} other {the texts of # sources}}, {excerpts, plural, one {# excerpt} other {# excerpts}} and all notes. Accents and case do not matter; “words in quotes” must stand together.':
    'Parcourt {sources, plural, one {le texte de # source} other {les textes de # sources}}, {excerpts, plural, one {# extrait} other {# extraits}} et toutes les notes. Les accents et les majuscules ne comptent pas ; les « mots entre guillemets » doivent se suivre.',
  'Show more': 'Afficher plus',
  'Tag all hits…': 'Étiqueter toutes les occurrences…',
  'Tag {name}': 'Étiquette {name}',
  'That cannot be done here yet. Choose what it is to be done with first.':
    'Ce n’est pas encore possible ici. Choisissez d’abord sur quoi agir.',
  'What was found': 'Ce qui a été trouvé',
  'Words or “phrases” to find': 'Mots ou « expressions » à chercher',
  'Words, or a “phrase in quotes”': 'Des mots, ou une « expression entre guillemets »',
  '{count, plural, one {# hit} other {# hits}}': '{count, plural, one {# occurrence} other {# occurrences}}',
  '{hits}, {count, number} shown': '{hits}, dont {count, number} affichées',
  '{kind}: {words}': '{kind} : {words}'
}
