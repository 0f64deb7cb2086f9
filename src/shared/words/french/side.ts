import type { Catalogue } from '../translate.ts'

/** What stands side by side, how texts are set, the text alone, the tour. */
export const side: Catalogue = {
  '{find} searches texts, excerpts and notes. {export} writes every quotation with its place. {palette} does anything, and {help} shows all keys.':
    '{find} cherche dans les textes, les extraits et les notes. {export} écrit chaque citation avec son emplacement. {palette} fait tout, et {help} montre toutes les touches.',
  '{keys} finds a tag by a few letters of its name, or makes a new one. Your tags and their keys stand here.':
    '{keys} trouve une étiquette par quelques lettres de son nom, ou en crée une. Vos étiquettes et leurs touches sont ici.',
  '{step} of {all}': '{step} sur {all}',
  'All excerpts of a tag': 'Tous les extraits d’une étiquette',
  'Any tag by its name': 'Toute étiquette par son nom',
  'As usual': 'Comme d’habitude',
  Back: 'Retour',
  'Change places': 'Échanger les places',
  'Choose a source in the list, then press {keys}.': 'Choisissez une source dans la liste, puis appuyez sur {keys}.',
  'Choose letters, lines and their width': 'Régler les lettres, les lignes et leur longueur',
  'Close this side': 'Fermer ce côté',
  'Close what stands beside': 'Fermer ce qui est à côté',
  'Find and export': 'Chercher et exporter',
  'Height of the upper text': 'Hauteur du texte du haut',
  'Here are the excerpts of all sources, by tag, by source, by who speaks. In a text, {keys} shows those with the same tag.':
    'Voici les extraits de toutes les sources, par étiquette, par source, par locuteur. Dans un texte, {keys} montre ceux de la même étiquette.',
  'How texts are set': 'Mise en forme des textes',
  'It is open to be read only. Whoever may write in it can bring some in.':
    'Il est ouvert en lecture seule. Qui peut y écrire peut en ajouter.',
  'Larger text': 'Texte plus grand',
  'Let the two sides change places': 'Échanger les places des deux côtés',
  'Letter spacing': 'Espacement des lettres',
  'Letters and lines': 'Lettres et lignes',
  'Letters closer': 'Lettres plus serrées',
  'Letters further apart': 'Lettres plus espacées',
  'Letters of the text': 'Caractères du texte',
  'Line height': 'Interligne',
  'Line length': 'Longueur des lignes',
  'Lines closer': 'Lignes plus serrées',
  'Lines further apart': 'Lignes plus espacées',
  'Longer lines': 'Lignes plus longues',
  Next: 'Suivant',
  Notebook: 'Carnet',
  'Of the system|letters': 'Système',
  'One above the other': 'L’un au-dessus de l’autre',
  'One is made within five minutes of any change, and when the notebook is closed.':
    'Une sauvegarde est faite dans les cinq minutes après toute modification, et à la fermeture du carnet.',
  'Only the text is shown. {keys} or Escape brings the rest back.':
    'Seul le texte est affiché. {keys} ou Échap fait revenir le reste.',
  'Open beside': 'Ouvrir à côté',
  'Open the source beside the text': 'Ouvrir la source à côté du texte',
  'Select a passage with the mouse, or press {sentence} for a sentence and {paragraph} for a paragraph. A digit puts on the tag that has this key.':
    'Sélectionnez un passage à la souris, ou appuyez sur {sentence} pour une phrase et {paragraph} pour un paragraphe. Un chiffre pose l’étiquette qui a cette touche.',
  'Select, then one key': 'Sélectionner, puis une touche',
  'Sans serif': 'Sans serif',
  Serif: 'Serif',
  'Shorter lines': 'Lignes plus courtes',
  'Show only the text, or the panes again': 'N’afficher que le texte, ou de nouveau les volets',
  'Show the note beside the text, or hide it': 'Afficher la note à côté du texte, ou la masquer',
  'Show the panes again': 'Réafficher les volets',
  'Show the tour': 'Montrer la visite',
  Skip: 'Passer',
  'Side by side': 'Côte à côte',
  'Smaller text': 'Texte plus petit',
  'Tag taken off.': 'Étiquette retirée.',
  'Text of the usual size.': 'Texte de la taille habituelle.',
  'Text size': 'Taille du texte',
  'Text size {size}.': 'Taille du texte\u202f: {size}.',
  'The note cannot be shown.': 'La note ne peut pas être affichée.',
  'The text is as large as it gets.': 'Le texte ne peut pas être plus grand.',
  'The text is as small as it gets.': 'Le texte ne peut pas être plus petit.',
  'Two sides side by side, or one above the other': 'Deux côtés côte à côte, ou l’un au-dessus de l’autre',
  'What you find, doubt and want to look up. Markdown works here.':
    'Ce que vous trouvez, mettez en doute et voulez vérifier. Le Markdown fonctionne ici.',
  'What you read is listed here. {keys} brings in articles, reports and court papers; each original is kept untouched.':
    'Ce que vous lisez est listé ici. {keys} fait entrer articles, rapports et pièces de procédure\u202f; chaque original est gardé intact.',
  'Which note': 'Quelle note',
  'Width of the first text': 'Largeur du premier texte',
  'Your sources': 'Vos sources',
  'Open beside the text': 'Ouvrir à côté du texte',
  'Open the place beside the text': 'Ouvrir l’endroit à côté du texte'
}
