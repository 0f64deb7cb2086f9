import type { Catalogue } from '../translate.ts'

/** Why a file is not read, and what of it did not come along. */
export const toldOfImport: Catalogue = {
  'Files of this type cannot be read: save it as .txt, .md, .html, .docx or .pdf and import that.':
    'Les fichiers de ce type ne peuvent pas être lus : enregistrez-le en .txt, .md, .html, .docx ou .pdf et importez le résultat.',
  'No such data.': 'Données introuvables.',
  'Page {0}': 'Page {0}',
  'Pages {0}': 'Pages {0}',
  'Pages {0} and more': 'Pages {0} et d’autres',
  'Reading the file failed unexpectedly, it may be damaged: save it again, or in another format, and import that.':
    'La lecture du fichier a échoué de façon inattendue, il est peut-être endommagé : enregistrez-le à nouveau, ou dans un autre format, et importez le résultat.',
  'Reading the file took too long and was stopped: split it, or save it in another format and import that.':
    'La lecture du fichier durait trop longtemps et a été arrêtée : divisez-le, ou enregistrez-le dans un autre format et importez le résultat.',
  'Reading the file took too much memory and was stopped: split it, or save it in another format.':
    'La lecture du fichier prenait trop de mémoire et a été arrêtée : divisez-le, ou enregistrez-le dans un autre format.',
  'Reading the file was cancelled: import it again when you want it.':
    'La lecture du fichier a été annulée : importez-le à nouveau quand vous le voudrez.',
  'Reading “{0}” was ended.': 'La lecture de « {0} » a été interrompue.',
  'run text recognition (OCR) and import that PDF instead.':
    'lancez une reconnaissance de texte (OCR) et importez plutôt ce PDF-là.',
  'The document is protected by a password: open it, save a copy without the password and import that.':
    'Le document est protégé par un mot de passe : ouvrez-le, enregistrez une copie sans mot de passe et importez-la.',
  'The encoding “{0}” is not known: choose one such as utf-8, windows-1252 or windows-1256.':
    'L’encodage « {0} » est inconnu : choisissez-en un tel que utf-8, windows-1252 ou windows-1256.',
  'The file could not be read, it may be damaged: get it again, or save it in another format and import that.':
    'Le fichier n’a pas pu être lu, il est peut-être endommagé : procurez-vous-le à nouveau, ou enregistrez-le dans un autre format et importez le résultat.',
  'The file has more than 200,000 paragraphs, the most that can be read: split it and import the parts.':
    'Le fichier compte plus de 200 000 paragraphes, le maximum qui puisse être lu : divisez-le et importez les parties.',
  'The file holds more than 20 MB of text, the most that can be read: split it and import the parts.':
    'Le fichier contient plus de 20 Mo de texte, le maximum qui puisse être lu : divisez-le et importez les parties.',
  'The file is empty: check that it was saved or downloaded completely.':
    'Le fichier est vide : vérifiez qu’il a été enregistré ou téléchargé en entier.',
  'The file is larger than 100 MB, the most that can be read: split it and import the parts.':
    'Le fichier dépasse 100 Mo, le maximum qui puisse être lu : divisez-le et importez les parties.',
  'The file is nested too deeply to be read: save it in another format and import that.':
    'Le fichier est trop imbriqué pour être lu : enregistrez-le dans un autre format et importez le résultat.',
  'The PDF holds only pictures of pages: run text recognition (OCR) on it first, then import it again.':
    'Le PDF ne contient que des images de pages : lancez d’abord dessus une reconnaissance de texte (OCR), puis importez-le à nouveau.',
  'The PDF is damaged: get it again from where it came from, or print it to a new PDF and import that.':
    'Le PDF est endommagé : procurez-vous-le à nouveau à sa source, ou imprimez-le dans un nouveau PDF et importez celui-ci.',
  'The PDF is protected by a password: open it, save a copy without the password and import that.':
    'Le PDF est protégé par un mot de passe : ouvrez-le, enregistrez une copie sans mot de passe et importez-la.',
  'The reader could not be started: close some programs and try again.':
    'Le lecteur n’a pas pu être démarré : fermez quelques programmes et réessayez.',
  'The Word file is damaged: open it in a word processor, save it again as .docx and import that.':
    'Le fichier Word est endommagé : ouvrez-le dans un traitement de texte, enregistrez-le à nouveau en .docx et importez le résultat.',
  'The Word file is packed in an unsafe way: open it in a word processor, save it again and import that.':
    'Le fichier Word est compressé d’une façon peu sûre : ouvrez-le dans un traitement de texte, enregistrez-le à nouveau et importez le résultat.',
  'There is no text in this file: open it in the program it was made with and check what it holds.':
    'Ce fichier ne contient aucun texte : ouvrez-le dans le programme qui l’a créé et vérifiez son contenu.',
  'These are too many files at once. Add those that are here first.':
    'C’est trop de fichiers à la fois. Ajoutez d’abord ceux qui sont là.',
  'This file is no longer here. Choose it again.': 'Ce fichier n’est plus ici. Choisissez-le à nouveau.',
  'This file was made by another office program: save it there as .docx or .pdf and import that.':
    'Ce fichier vient d’un autre logiciel de bureautique : enregistrez-le là en .docx ou .pdf et importez le résultat.',
  'This is a picture, which holds no text: run text recognition (OCR) on it and import the PDF that makes.':
    'C’est une image, qui ne contient aucun texte : lancez dessus une reconnaissance de texte (OCR) et importez le PDF obtenu.',
  'This is an archive: unpack it and import the files in it.':
    'C’est une archive : décompressez-la et importez les fichiers qu’elle contient.',
  'This is an old Word file (.doc): open it in a word processor, save it as .docx and import that.':
    'C’est un ancien fichier Word (.doc) : ouvrez-le dans un traitement de texte, enregistrez-le en .docx et importez le résultat.',
  'This is not a text file: choose a .txt, .md, .html, .docx or .pdf file.':
    'Ce n’est pas un fichier de texte : choisissez un fichier .txt, .md, .html, .docx ou .pdf.',
  'Unpacked, the Word file is larger than 100 MB: take out its pictures or split it, and import that.':
    'Décompressé, le fichier Word dépasse 100 Mo : retirez ses images ou divisez-le, et importez le résultat.',
  '{0} ({1} of {2}) hold no text: if they are pictures of print, {3}':
    '{0} ({1} sur {2}) : aucun texte ; s’il s’agit d’images d’imprimé, {3}',
  '{0} and what may follow could not be read and did not come along: get the PDF again.':
    '{0} et la suite éventuelle : impossible à lire, et laissé de côté ; procurez-vous le PDF à nouveau.',
  '{0} could not be read and did not come along: get the PDF again.':
    '{0} : impossible à lire, et laissé de côté ; procurez-vous le PDF à nouveau.',
  '{0} holds no text: if it is a picture of print, {1}': '{0} : aucun texte ; s’il s’agit d’une image d’imprimé, {1}',
  '“{0}” did not arrive whole. Choose it again.': '« {0} » n’est pas arrivé en entier. Choisissez-le à nouveau.',
  '“{0}” is not all here yet.': '« {0} » n’est pas encore là en entier.',
  '“{0}” is too large: at most {1} MB a file. Split it first.':
    '« {0} » est trop grand : au plus {1} Mo par fichier. Divisez-le d’abord.',
  '“{0}” was not read yet.': '« {0} » n’a pas encore été lu.'
}
