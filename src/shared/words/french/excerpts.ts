import type { Catalogue } from '../translate.ts'

/** What the list of all excerpts says, and tagging all hits of a search. */
export const excerpts: Catalogue = {
  'a source that is gone': 'une source disparue',
  'a tag that is gone': 'une étiquette disparue',
  'All of them': 'Toutes',
  'All|hits': 'Toutes',
  'Any of them': 'Au moins une',
  'By source': 'Par source',
  'By tag': 'Par étiquette',
  Clear: 'Effacer',
  'Clear the filter': 'Effacer le filtre',
  endorses: 'approuve',
  'Excerpts that bear': 'Extraits qui portent',
  'Export these': 'Exporter ceux-ci',
  Filter: 'Filtre',
  'Filter by tag': 'Filtrer par étiquette',
  'Go and read': 'Aller lire',
  'Hits to tag': 'Occurrences à étiqueter',
  'Looking for all hits…': 'Recherche de toutes les occurrences…',
  'Newest first': 'Les plus récents d’abord',
  'No excerpt fits this filter': 'Aucun extrait ne correspond à ce filtre',
  'No excerpts yet': 'Aucun extrait pour l’instant',
  'No tags here.': 'Aucune étiquette ici.',
  'None|hits': 'Aucune',
  'Oldest first': 'Les plus anciens d’abord',
  'Only the first {most, number} were selected.': 'Seuls les {most, number} premiers ont été sélectionnés.',
  'Open a source, select a passage and give it a tag. Every excerpt of every source is gathered here.':
    'Ouvrez une source, sélectionnez un passage et donnez-lui une étiquette. Les extraits de toutes les sources sont réunis ici.',
  rebuts: 'réfute',
  'Removed {count, plural, one {# excerpt} other {# excerpts}}.':
    '{count, plural, one {# extrait supprimé.} other {# extraits supprimés.}}',
  reports: 'rapporte',
  'Said by {name}': 'Dit par {name}',
  'Select none': 'Ne rien sélectionner',
  'Select “{words}”': 'Sélectionner « {words} »',
  'Selected excerpts': 'Extraits sélectionnés',
  Sort: 'Tri',
  'Source to filter by': 'Source à filtrer',
  Speaker: 'Locuteur',
  'Speaker to filter by': 'Locuteur à filtrer',
  states: 'affirme',
  'Tag all hits of “{words}”': 'Étiqueter toutes les occurrences de « {words} »',
  'Tag to filter by': 'Étiquette à filtrer',
  'Tag to put on': 'Étiquette à poser',
  'Tag to take off': 'Étiquette à retirer',
  'Tag {count, plural, one {# hit} other {# hits}}':
    'Étiqueter {count, plural, one {# occurrence} other {# occurrences}}',
  'Tagged {count, plural, one {# excerpt} other {# excerpts}}.':
    '{count, plural, one {# extrait étiqueté.} other {# extraits étiquetés.}}',
  'Tagged {what}.': 'Étiqueté : {what}.',
  'Tags of these excerpts': 'Étiquettes de ces extraits',
  'Tag|verb': 'Étiqueter',
  'The words': 'Les mots',
  'Their paragraphs': 'Leurs paragraphes',
  'Their sentences': 'Leurs phrases',
  'These are the first {most, number}; search for more words to find fewer.':
    'Ce sont les {most, number} premières ; cherchez plus de mots pour en trouver moins.',
  'Took a tag off {count, plural, one {# excerpt} other {# excerpts}}.':
    'Étiquette retirée de {count, plural, one {# extrait} other {# extraits}}.',
  Untag: 'Retirer l’étiquette',
  Untagged: 'Sans étiquette',
  untagged: 'sans étiquette',
  'Untitled source': 'Source sans titre',
  'What is marked': 'Ce qui est marqué',
  'With a note': 'Avec une note',
  'With tags below': 'Sous-étiquettes comprises',
  'Words in the passage or its note': 'Mots du passage ou de sa note',
  '{count, number} of {all, number} hits in {sources, plural, one {# source} other {# sources}}':
    '{count, number} occurrences sur {all, number} dans {sources, plural, one {# source} other {# sources}}',
  '{count, plural, one {# excerpt} other {# excerpts}}': '{count, plural, one {# extrait} other {# extraits}}',
  '{count, plural, one {# excerpt} other {# excerpts}} selected':
    '{count, plural, one {# extrait sélectionné} other {# extraits sélectionnés}}',
  '{count, plural, one {# hit} other {# hits}} in {sources, plural, one {# source} other {# sources}}':
    '{count, plural, one {# occurrence} other {# occurrences}} dans {sources, plural, one {# source} other {# sources}}',
  '{tag}, {count, plural, one {# excerpt} other {# excerpts}}':
    '{tag}, {count, plural, one {# extrait} other {# extraits}}',
  '{total, number} of {all, plural, one {# excerpt} other {# excerpts}}':
    '{total, number} sur {all, plural, one {# extrait} other {# extraits}}'
}
