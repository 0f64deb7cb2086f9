import type { Catalogue } from '../translate.ts'

export const finding: Catalogue = {
  'Back to the text': 'Revenir au texte',
  'Capitals and accents as typed': 'Majuscules et accents tels quels',
  'Find a heading': 'Chercher un titre',
  'Find in this text': 'Chercher dans ce texte',
  'Found nowhere in this text': 'Introuvable dans ce texte',
  'Go to the footnote called here, and back': 'Aller à la note de bas de page appelée ici, et revenir',
  'Go to the note': 'Aller à la note',
  Heading: 'Titre',
  'Hide the original': 'Masquer l’original',
  'Leave find': 'Quitter la recherche',
  'Looking…': 'Recherche…',
  'Next place found': 'Occurrence suivante',
  'Nothing in it runs or loads. Rest on a link or a mark to see its address.':
    'Rien ne s’y exécute ni ne s’y charge. Survolez un lien ou un repère pour voir son adresse.',
  Original: 'Original',
  'Original of “{title}”': 'Original de « {title} »',
  'Outline of the text': 'Plan du texte',
  'Place found before': 'Occurrence précédente',
  'Show the original ({keys})': 'Afficher l’original ({keys})',
  'Show the pages of the PDF or the original page, or the text':
    'Afficher les pages du PDF ou la page d’origine, ou le texte',
  'The original cannot be shown': 'L’original ne peut pas être affiché',
  'This text has no headings.': 'Ce texte n’a pas de titres.',
  'Whole words only': 'Mots entiers seulement',
  'Words to find in this text': 'Mots à chercher dans ce texte',
  'and {count} more': 'et {count, plural, one {# autre} other {# autres}}',
  'left out': 'omis',
  'you are here': 'vous êtes ici',
  '{place} of more than {count}': '{place} sur plus de {count}',
  '{place} of {count}': '{place} sur {count}',
  'Tag all places found': 'Étiqueter toutes les occurrences trouvées',
  'Tag all places found ({keys})': 'Étiqueter toutes les occurrences trouvées ({keys})',
  'Tag all…': 'Tout étiqueter…'
}

export const findingSentences: Catalogue = {
  'The original is in an encoding that cannot be shown here. Its text is still here.':
    'L’original est dans un codage qui ne peut pas être affiché ici. Son texte est toujours là.',
  'The original is too large to be shown. Its text is still here.':
    'L’original est trop volumineux pour être affiché. Son texte est toujours là.'
}
