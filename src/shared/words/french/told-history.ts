import type { Catalogue } from '../translate.ts'

/** What the history tells, and what is said of erasing. */
export const toldOfHistory: Catalogue = {
  '1 record of the notebook that holds the same words, such as a note, a definition or another passage. Search for them.':
    '1 élément du carnet qui contient les mêmes mots, par exemple une note, une définition ou un autre passage. Cherchez-les.',
  'A damaged notebook cannot be sealed. Run “dossier verify” on it.':
    'Un carnet endommagé ne peut pas être scellé. Lancez « dossier verify » dessus.',
  added: 'ajoutée',
  'added below “{0}”': 'ajoutée sous « {0} »',
  'added from the file “{0}”': 'ajoutée depuis le fichier « {0} »',
  address: 'adresse',
  'All earlier versions of the note.': 'Toutes les versions antérieures de la note.',
  'And {0} more.': 'Et {0} autres.',
  authors: 'auteurs',
  'borders moved, from “{0}”': 'limites déplacées, depuis « {0} »',
  'brought up to a newer version of Dossier': 'mis à niveau vers une version plus récente de Dossier',
  'changed; what it was before cannot be told for certain, since a line was erased':
    'modifié ; on ne peut dire avec certitude ce qu’il en était avant, car une ligne a été effacée',
  'colour changed': 'couleur modifiée',
  'Copies of the folder elsewhere, files exported already, and what other programs kept of them are not reached.':
    'Les copies du dossier ailleurs, les fichiers déjà exportés et ce que d’autres programmes en ont gardé ne sont pas atteints.',
  'date accessed': 'date de consultation',
  'date published': 'date de publication',
  'definition changed': 'définition modifiée',
  erased: 'effacé',
  'Everything that can be undone or redone now. Erasing cannot be undone.':
    'Tout ce qui peut être annulé ou rétabli maintenant. L’effacement ne peut pas être annulé.',
  'Files in the folder that are none of Dossier’s: {0}.':
    'Les fichiers du dossier qui ne sont pas ceux de Dossier : {0}.',
  'Files set aside as damaged, since they may hold it: {0}.':
    'Les fichiers mis de côté comme endommagés, qui peuvent le contenir : {0}.',
  'Flash memory and some disks keep overwritten data for a while, where it can be read with special tools.':
    'La mémoire flash et certains disques gardent un temps les données écrasées, lisibles avec des outils spéciaux.',
  'It could not be worked out what to erase: {0}': 'Impossible de déterminer ce qu’il faut effacer : {0}',
  'Its file or text, which another source needs too.':
    'Son fichier ou son texte, dont une autre source a aussi besoin.',
  'Its part of 1 backup, which is written anew without it.': 'Sa part dans 1 sauvegarde, réécrite sans elle.',
  'Its part of {0} backups, which are written anew without it.': 'Sa part dans {0} sauvegardes, réécrites sans elle.',
  'key taken away': 'touche retirée',
  'key {0}': 'touche {0}',
  kind: 'genre',
  language: 'langue',
  made: 'créé',
  marked: 'marqué',
  'moved below “{0}”': 'déplacée sous « {0} »',
  'moved to the top': 'déplacée au premier niveau',
  'No excerpt has or had that speaker. Write the name exactly as it stands in the notebook.':
    'Aucun extrait n’a ni n’a eu ce locuteur. Écrivez le nom exactement tel qu’il figure dans le carnet.',
  'Nobody of that name worked in this notebook. Write the name exactly as it stands in the history.':
    'Personne de ce nom n’a travaillé dans ce carnet. Écrivez le nom exactement tel qu’il figure dans l’historique.',
  'Not all of the notebook is on disk yet.': 'Tout le carnet n’est pas encore sur le disque.',
  'note changed: “{0}”': 'note modifiée : « {0} »',
  'note emptied': 'note vidée',
  'note written: “{0}”': 'note écrite : « {0} »',
  'Nothing of that source is in this notebook, nor in its history. Check its id.':
    'Rien de cette source ne se trouve dans ce carnet ni dans son historique. Vérifiez son identifiant.',
  'nothing that shows changed': 'rien de visible n’a changé',
  'Nothing was erased.': 'Rien n’a été effacé.',
  'Nothing was erased: the history of this notebook does not say all that it holds.':
    'Rien n’a été effacé : l’historique de ce carnet ne dit pas tout ce qu’il contient.',
  'Nothing was erased: the notebook kept changing meanwhile. Try again in a moment.':
    'Rien n’a été effacé : le carnet changeait sans cesse entre-temps. Réessayez dans un instant.',
  'One of them': 'L’une d’elles',
  publisher: 'éditeur',
  'recorded again': 'consigné à nouveau',
  redo: 'rétablissement',
  removed: 'supprimé',
  'renamed, was “{0}”': 'renommée, auparavant « {0} »',
  'repair of the notebook': 'réparation du carnet',
  'Something was being erased and is not all gone; what it was cannot be told any more. Erase it again.':
    'Quelque chose était en cours d’effacement et n’a pas entièrement disparu ; on ne peut plus dire quoi. Effacez-le à nouveau.',
  'tag “{0}” put on': 'étiquette « {0} » posée',
  'tag “{0}” taken off': 'étiquette « {0} » retirée',
  'The file as it was imported, and its text.': 'Le fichier tel qu’il a été importé, et son texte.',
  'The history could not be read. Try again.': 'L’historique n’a pas pu être lu. Réessayez.',
  'The journal is empty.': 'Le journal est vide.',
  'The key of this computer cannot be read or kept in {0} ({1}). Without it nothing can be sealed.':
    'La clé de cet ordinateur ne peut pas être lue ou conservée dans {0} ({1}). Sans elle, rien ne peut être scellé.',
  'The key of this computer, {0}, is damaged. Put it back from a copy, or move it away for a new one to be made.':
    'La clé de cet ordinateur, {0}, est endommagée. Remettez-la depuis une copie, ou déplacez-la pour qu’une nouvelle soit créée.',
  'The name of the speaker, from the history.': 'Le nom du locuteur, dans l’historique.',
  'The name of who made {0}.': 'Le nom de qui a fait {0}.',
  'The name where it stands in the texts of sources, in notes and in titles.':
    'Le nom là où il figure dans les textes des sources, dans les notes et dans les titres.',
  'The name, from the history.': 'Le nom, dans l’historique.',
  'The note, with all its earlier versions.': 'La note, avec toutes ses versions antérieures.',
  'The notebook cannot be read.': 'Le carnet ne peut pas être lu.',
  'The notebook could not be sealed. Try again.': 'Le carnet n’a pas pu être scellé. Réessayez.',
  'The source and its {0}, with {1}.': 'La source et ses {0}, avec {1}.',
  'The source and its {0}.': 'La source et ses {0}.',
  'the source endorses it': 'la source l’approuve',
  'the source rebuts it': 'la source le réfute',
  'the source reports it': 'la source le rapporte',
  'the source states it': 'la source l’affirme',
  'The source, with {0}.': 'La source, avec {0}.',
  'The source.': 'La source.',
  'The speaker of {0}.': 'Le locuteur de {0}.',
  'There is no such note in this notebook, nor in its history.':
    'Il n’y a pas de telle note dans ce carnet, ni dans son historique.',
  title: 'titre',
  undo: 'annulation',
  'Until it says saved, nothing counts as erased; it goes on by itself, also after closing and opening again.':
    'Tant qu’il n’est pas indiqué « enregistré », rien n’est considéré comme effacé ; cela continue tout seul, même après fermeture et réouverture.',
  'voice taken away': 'posture retirée',
  'voice: {0}': 'posture : {0}',
  'What is to be erased is not all gone yet.': 'Ce qui doit être effacé n’a pas encore entièrement disparu.',
  'What one change in the history recorded.': 'Ce qu’une modification de l’historique a consigné.',
  'What the history still holds of the removed source.': 'Ce que l’historique contient encore de la source supprimée.',
  'What was being erased cannot be told any more. Run “dossier repair”, then erase it again.':
    'On ne peut plus dire ce qui était en cours d’effacement. Lancez « dossier repair », puis effacez à nouveau.',
  'What {0} changes in the history recorded.': 'Ce que {0} modifications de l’historique ont consigné.',
  'When each change was made and of what kind it was, and a sum of what it recorded, so that the history and its seals still verify.':
    'Le moment et la nature de chaque modification, et une somme de contrôle de ce qu’elle a consigné, pour que l’historique et ses sceaux restent vérifiables.',
  '{#0} of them': '{0} d’entre elles',
  '{0} recorded something else besides: that stays in the notebook, but its history loses the step.':
    '{0} consigne aussi autre chose : cela reste dans le carnet, mais son historique perd l’étape.',
  '{0} records of the notebook that hold the same words, such as a note, a definition or another passage. Search for them.':
    '{0} éléments du carnet qui contiennent les mêmes mots, par exemple une note, une définition ou un autre passage. Cherchez-les.',
  '{0} taken away, was “{1}”': '{0} : retiré, auparavant « {1} »',
  '{0} that may hold it.': '{0}, au contenu peut-être concerné.',
  '{0}: “{1}”': '{0} : « {1} »',
  '“{0}”: {1}': '« {0} » : {1}'
}
