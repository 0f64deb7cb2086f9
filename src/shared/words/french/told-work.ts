import type { Catalogue } from '../translate.ts'

/** Refusals of what is done with sources, excerpts and tags, and warnings of an export. */
export const toldOfWork: Catalogue = {
  'a seal that shows which computer it comes from': 'un sceau qui montre de quel ordinateur il vient',
  'A tag at the top needs a colour of its own. Choose one.':
    'Une étiquette de premier niveau doit avoir sa propre couleur. Choisissez-en une.',
  'A tag cannot be merged into a tag below it. Move that one out first.':
    'Une étiquette ne peut pas être fusionnée dans une de ses sous-étiquettes. Sortez d’abord celle-ci.',
  'A tag cannot be moved below itself.': 'Une étiquette ne peut pas être déplacée sous elle-même.',
  'Already here as “{0}”. Nothing was added.': 'Déjà présente sous « {0} ». Rien n’a été ajouté.',
  'An annotated source can be exported as Markdown or HTML. Choose one of them.':
    'Une source annotée s’exporte en Markdown ou en HTML. Choisissez l’un des deux.',
  and: 'et',
  'Choose a tag first.': 'Choisissez d’abord une étiquette.',
  'Choose two different tags to merge.': 'Choisissez deux étiquettes différentes à fusionner.',
  'damaged backup': 'sauvegarde endommagée',
  'damaged backups': 'sauvegardes endommagées',
  excerpt: 'extrait',
  excerpts: 'extraits',
  'Give the date “{0}” as 2025, 2025-09 or 2025-09-23, or leave it empty.':
    'Donnez la date « {0} » sous la forme 2025, 2025-09 ou 2025-09-23, ou laissez-la vide.',
  'Give the excerpts the same voice first. Then merge.':
    'Donnez d’abord la même posture aux extraits. Fusionnez ensuite.',
  'Give the notebook a title.': 'Donnez un titre au carnet.',
  'Give the tag a name of at most {0} characters.': 'Donnez à l’étiquette un nom d’au plus {0} caractères.',
  'Give the tag a name.': 'Donnez un nom à l’étiquette.',
  'Leave “/” out of the name: it stands between a tag and the tag below it.':
    'Retirez « / » du nom : ce signe sépare une étiquette de sa sous-étiquette.',
  note: 'note',
  notes: 'notes',
  'One of the two parts is already an excerpt. Remove that one first.':
    'L’une des deux parties est déjà un extrait. Supprimez d’abord celui-ci.',
  'Put the caret between two words of the excerpt first.': 'Placez d’abord le curseur entre deux mots de l’extrait.',
  'Row {#0}: {1}': 'Ligne {0} : {1}',
  'Row {0} gives the key {1} a second time. A key applies one tag.':
    'La ligne {0} donne la touche {1} une seconde fois. Une touche pose une seule étiquette.',
  'Row {0} has a quotation mark that does not close. Mend the file and try again.':
    'La ligne {0} a un guillemet qui ne se ferme pas. Corrigez le fichier et réessayez.',
  'Row {0} names “{1}” a second time. Keep one of the two rows.':
    'La ligne {0} nomme « {1} » une seconde fois. Gardez l’une des deux lignes.',
  'Say first who speaks: {0}. Then merge.': 'Dites d’abord qui parle : {0}. Fusionnez ensuite.',
  'Select some text first.': 'Sélectionnez d’abord du texte.',
  'Shown as plain text: this note is too long or too tangled to lay out.':
    'Affichée en texte simple : cette note est trop longue ou trop enchevêtrée pour être mise en forme.',
  source: 'source',
  sources: 'sources',
  speaker: 'locuteur',
  speakers: 'locuteurs',
  'That excerpt is no longer in the notebook.': 'Cet extrait n’est plus dans le carnet.',
  'That passage is already an excerpt. Remove one of the two first.':
    'Ce passage est déjà un extrait. Supprimez d’abord l’un des deux.',
  'That tag is no longer in the codebook.': 'Cette étiquette n’est plus dans la grille de codage.',
  'The file has more than {0} tags. Split it.': 'Le fichier a plus de {0} étiquettes. Divisez-le.',
  'The file has no column “path”. Its first row must name the columns.':
    'Le fichier n’a pas de colonne « path ». Sa première ligne doit nommer les colonnes.',
  'The file has no tags: there is nothing below its first row.':
    'Le fichier n’a aucune étiquette : il n’y a rien sous sa première ligne.',
  'The key must be a digit from 1 to 9, or nothing.': 'La touche doit être un chiffre de 1 à 9, ou rien.',
  'the name of who worked on it ({0})': 'le nom de qui y a travaillé ({0})',
  'the names of who worked on it ({0})': 'les noms de qui y a travaillé ({0})',
  'the names of {#0} {1}': 'les noms de {0} {1}',
  'The notebook has no record of itself. Close it and check its folder.':
    'Le carnet n’a pas de fiche de lui-même. Fermez-le et vérifiez son dossier.',
  'The tag to put it before is no longer there. Choose another place.':
    'L’étiquette devant laquelle la placer n’est plus là. Choisissez une autre place.',
  'The text of “{0}” cannot be read. Check the notebook folder.':
    'Le texte de « {0} » ne peut pas être lu. Vérifiez le dossier du carnet.',
  'The text of “{0}” cannot be read. Check the notebook with “verify”.':
    'Le texte de « {0} » ne peut pas être lu. Vérifiez le carnet avec « verify ».',
  'The whole passage is already an excerpt of its own. Merge with that one too.':
    'Le passage entier est déjà un extrait à part entière. Fusionnez aussi avec celui-là.',
  'There are words between these excerpts. Change the borders first, or choose excerpts that touch.':
    'Il y a des mots entre ces extraits. Modifiez d’abord les limites, ou choisissez des extraits qui se touchent.',
  'There is already a tag “{0}”. Choose another name, or use that tag.':
    'Il y a déjà une étiquette « {0} ». Choisissez un autre nom, ou utilisez cette étiquette.',
  'These excerpts stand in different sources. Merge those of one source.':
    'Ces extraits se trouvent dans des sources différentes. Fusionnez ceux d’une même source.',
  'This export holds {0}. Check that they may leave.': 'Cet export contient {0}. Vérifiez que tout cela peut sortir.',
  'This passage is longer than {0} characters. Select a shorter one.':
    'Ce passage dépasse {0} caractères. Sélectionnez-en un plus court.',
  '{#0} {1}': '{0} {1}',
  '“{0}” is no colour. Use one of {1}.': '« {0} » n’est pas une couleur. Utilisez l’une de celles-ci : {1}.'
}
