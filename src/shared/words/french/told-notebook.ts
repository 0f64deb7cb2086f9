import type { Catalogue } from '../translate.ts'

/** Refusals and problems of the notebook, its folder, the disk and the backups. */
export const toldOfNotebook: Catalogue = {
  ', and {0} more': ', et {0} autres',
  '. Something is still being erased. Try again when that is done.':
    '. Un effacement est encore en cours. Réessayez quand il sera terminé.',
  ': its details are not well formed.': ' : ses données ne sont pas bien formées.',
  'a cloud service': 'un service en nuage',
  'A conflict copy lies in its folder: it was changed in two places at once. Run “dossier verify” to see what is in it.':
    'Une copie de conflit se trouve dans son dossier : il a été modifié à deux endroits à la fois. Lancez « dossier verify » pour voir ce qu’elle contient.',
  'A file of this notebook is missing: {0} of “{1}”{2}.': 'Il manque un fichier de ce carnet : {0} de « {1} »{2}.',
  'A file would become too large for this disk. Copy the notebook folder to another disk.':
    'Un fichier deviendrait trop grand pour ce disque. Copiez le dossier du carnet sur un autre disque.',
  'A notebook elsewhere is opened from the command line: dossier serve NOTEBOOK.':
    'Un carnet qui se trouve ailleurs s’ouvre depuis la ligne de commande : dossier serve CARNET.',
  'A source is added by importing its file.': 'Une source s’ajoute en important son fichier.',
  'Another notebook is open by now. Nothing was changed.':
    'Un autre carnet est ouvert à présent. Rien n’a été modifié.',
  'belongs to another notebook': 'appartient à un autre carnet',
  'cannot be read from the disk': 'ne peut pas être lu sur le disque',
  'cannot be unpacked': 'ne peut pas être décompressé',
  damaged: 'endommagé',
  'does not begin as it was encrypted': 'ne commence pas tel qu’il a été chiffré',
  'does not begin as it was written': 'ne commence pas tel qu’il a été écrit',
  'does not begin as the journal of its notebook': 'ne commence pas comme le journal de son carnet',
  'does not follow from the file before it': 'ne fait pas suite au fichier précédent',
  'does not follow from the journal': 'ne découle pas du journal',
  'does not go on at line {0} from the line before': 'ne fait pas suite, à la ligne {0}, à la ligne précédente',
  'Dossier did not understand this request.': 'Dossier n’a pas compris cette requête.',
  'Dossier failed to answer.': 'Dossier n’a pas pu répondre.',
  'Dossier has stopped, or was closed elsewhere. What is called saved is safe. Start Dossier again to go on; nothing you do here is kept.':
    'Dossier s’est arrêté, ou a été fermé ailleurs. Ce qui est indiqué comme enregistré est en sûreté. Relancez Dossier pour continuer ; rien de ce que vous faites ici n’est conservé.',
  'Dossier in a browser': 'Dossier dans un navigateur',
  'Dossier may not write in the notebook folder. Change the permissions of the folder.':
    'Dossier n’a pas le droit d’écrire dans le dossier du carnet. Modifiez les droits du dossier.',
  'ends at revision {0}, and {1} only at {2}': 's’arrête à la révision {0}, et {1} seulement à {2}',
  'goes on from revision {0}, but what made that is missing':
    'continue à partir de la révision {0}, mais ce qui l’a faite manque',
  'If nothing more comes: make a copy of the whole folder, then run “dossier repair” on it.':
    'Si rien n’arrive plus : faites une copie de tout le dossier, puis lancez « dossier repair » dessus.',
  'is empty': 'est vide',
  'is not as it was encrypted': 'n’est pas tel qu’il a été chiffré',
  'is not as it was encrypted at its end': 'n’est pas, à la fin, tel qu’il a été chiffré',
  'is not as it was encrypted at part {0}': 'n’est pas, à la partie {0}, tel qu’il a été chiffré',
  'is not as it was just written': 'n’est pas tel qu’il vient d’être écrit',
  'is not as it was written at line {0}': 'n’est pas tel qu’il a été écrit à la ligne {0}',
  'It was changed in two places at once, and {0} left conflict copies; “dossier verify” says what is in them.':
    'Il a été modifié à deux endroits à la fois, et {0} a laissé des copies de conflit ; « dossier verify » dit ce qu’elles contiennent.',
  'lacks its first files': 'n’a pas ses premiers fichiers',
  'lacks the line that says what was erased': 'n’a pas la ligne qui dit ce qui a été effacé',
  'lacks what made revision {0}': 'n’a pas ce qui a fait la révision {0}',
  'Make a copy of the whole folder, then run “dossier repair” on it.':
    'Faites une copie de tout le dossier, puis lancez « dossier repair » dessus.',
  'No backup could be made.': 'Aucune sauvegarde n’a pu être faite.',
  'No notebook is open. Open one first.': 'Aucun carnet n’est ouvert. Ouvrez-en d’abord un.',
  'not complete': 'incomplet',
  'Not saved yet. {0} Your work is kept here, and is saved as soon as that is possible.':
    'Pas encore enregistré. {0} Votre travail est gardé ici, et sera enregistré dès que possible.',
  'nothing later is known of': 'on ne sait rien de ce qui a suivi',
  'Nothing was deleted.': 'Rien n’a été supprimé.',
  'Nothing was deleted. Make a copy of the whole folder, then run “dossier repair” on it.':
    'Rien n’a été supprimé. Faites une copie de tout le dossier, puis lancez « dossier repair » dessus.',
  'Nothing was restored.': 'Rien n’a été restauré.',
  'Nothing was restored: the notebook kept changing meanwhile. Try again in a moment.':
    'Rien n’a été restauré : le carnet changeait sans cesse entre-temps. Réessayez dans un instant.',
  'One change': 'Une modification',
  'one later change': 'une modification ultérieure',
  'Only the window of Dossier may ask this.': 'Seule la fenêtre de Dossier peut demander cela.',
  'Only web and mail addresses can be opened.': 'Seules des adresses web et de messagerie peuvent être ouvertes.',
  'Put it back from a copy of the folder, or run “dossier repair” to go on without it.':
    'Remettez-le depuis une copie du dossier, ou lancez « dossier repair » pour continuer sans lui.',
  'Something else was searched for meanwhile.': 'Autre chose a été recherché entre-temps.',
  'Something was erased meanwhile, so it would have held too much.':
    'Quelque chose a été effacé entre-temps ; elle aurait donc trop contenu.',
  'That source is no longer in the notebook.': 'Cette source n’est plus dans le carnet.',
  'The backup could not be read.': 'La sauvegarde n’a pas pu être lue.',
  'The backup could not be restored.': 'La sauvegarde n’a pas pu être restaurée.',
  'The backup {0} is damaged and cannot be restored. Choose another one.':
    'La sauvegarde {0} est endommagée et ne peut pas être restaurée. Choisissez-en une autre.',
  'The backup “{0}” cannot be read. {1} Try again, or move that file out of the notebook folder first.':
    'La sauvegarde « {0} » ne peut pas être lue. {1} Réessayez, ou déplacez d’abord ce fichier hors du dossier du carnet.',
  'The backups could not be listed.': 'Les sauvegardes n’ont pas pu être énumérées.',
  'The backups could not be worked on: {0}': 'Les sauvegardes n’ont pas pu être traitées : {0}',
  'The clock of this computer shows no time that a backup could be named by.':
    'L’horloge de cet ordinateur n’indique aucune heure qui puisse nommer une sauvegarde.',
  'The disk can only be read. Allow writing, or copy the notebook folder to another disk.':
    'Le disque est en lecture seule. Autorisez l’écriture, ou copiez le dossier du carnet sur un autre disque.',
  'The disk gave back something else than was written to it.':
    'Le disque a rendu autre chose que ce qui y a été écrit.',
  'The disk is full. Free some space.': 'Le disque est plein. Libérez de la place.',
  'The disk refused ({0}).': 'Le disque a refusé ({0}).',
  'The disk reports an error. Copy the notebook folder to another disk soon.':
    'Le disque signale une erreur. Copiez bientôt le dossier du carnet sur un autre disque.',
  'The disk took nothing.': 'Le disque n’a rien accepté.',
  'the Dossier app': 'l’application Dossier',
  'The file {0}.': 'Le fichier {0}.',
  'The files of the notebook are being worked on. Wait until that is done.':
    'Les fichiers du carnet sont en cours de traitement. Attendez que ce soit terminé.',
  'The notebook cannot be made.': 'Le carnet ne peut pas être créé.',
  'The notebook cannot be opened.': 'Le carnet ne peut pas être ouvert.',
  'The notebook could not be made: {0}': 'Le carnet n’a pas pu être créé : {0}',
  'The notebook folder, or a part of it, is no longer where it was. Put it back.':
    'Le dossier du carnet, ou une partie, n’est plus à sa place. Remettez-le.',
  'The notebook is damaged: {0} {1}. Make a copy of the whole folder first, then run “dossier verify” on it.':
    'Le carnet est endommagé : {0} {1}. Faites d’abord une copie de tout le dossier, puis lancez « dossier verify » dessus.',
  'The notebook is locked. Unlock it first.': 'Le carnet est verrouillé. Déverrouillez-le d’abord.',
  'The notebook was closed.': 'Le carnet a été fermé.',
  'The open notebook could not be closed.': 'Le carnet ouvert n’a pas pu être fermé.',
  'The original of “{0}” cannot be read.': 'L’original de « {0} » ne peut pas être lu.',
  'The original of “{0}” is damaged ({1}). Run “dossier verify” on a copy of the folder.':
    'L’original de « {0} » est endommagé ({1}). Lancez « dossier verify » sur une copie du dossier.',
  'The original of “{0}” is missing ({1}). Put the file back from a copy of the folder.':
    'L’original de « {0} » manque ({1}). Remettez le fichier depuis une copie du dossier.',
  'the program that synchronises the folder': 'le programme qui synchronise le dossier',
  'The request {0} failed.': 'La requête {0} a échoué.',
  'The rest may still be arriving: the folder is kept in step with other computers by {0}. Wait until that is done, and open it again; a window that shows it looks again by itself.':
    'Le reste est peut-être encore en route : le dossier est synchronisé avec d’autres ordinateurs par {0}. Attendez que ce soit terminé, puis rouvrez-le ; une fenêtre qui l’affiche regarde d’elle-même à nouveau.',
  'The sample “{0}” does not say “{1}”.': 'L’exemple « {0} » ne contient pas « {1} ».',
  'The sample “{0}” is missing.': 'L’exemple « {0} » est introuvable.',
  'The search stopped unexpectedly. Nothing was changed. Search again.':
    'La recherche s’est arrêtée de façon inattendue. Rien n’a été modifié. Relancez-la.',
  'The settings could not be kept: {0}': 'Les réglages n’ont pas pu être conservés : {0}',
  'The text of “{0}” cannot be read.': 'Le texte de « {0} » ne peut pas être lu.',
  'The text of “{0}” is damaged ({1}). Run “dossier verify” on a copy of the folder.':
    'Le texte de « {0} » est endommagé ({1}). Lancez « dossier verify » sur une copie du dossier.',
  'The text of “{0}” is damaged: {1} {2}. Run “dossier verify” on a copy of the folder.':
    'Le texte de « {0} » est endommagé : {1} {2}. Lancez « dossier verify » sur une copie du dossier.',
  'The text of “{0}” is missing ({1}). Put the file back from a copy of the folder.':
    'Le texte de « {0} » manque ({1}). Remettez le fichier depuis une copie du dossier.',
  'the worker ended with {0}.': 'le processus s’est terminé avec {0}.',
  'The worker ended with {0}.': 'Le processus s’est terminé avec {0}.',
  'Then open the notebook again to go on.': 'Rouvrez ensuite le carnet pour continuer.',
  'There is no backup “{0}”.': 'Il n’y a pas de sauvegarde « {0} ».',
  'There is no folder “{0}”. Make it first.': 'Le dossier « {0} » n’existe pas. Créez-le d’abord.',
  'There is no notebook at “{0}”. Check the path, or make a new notebook.':
    'Il n’y a pas de carnet à « {0} ». Vérifiez le chemin, ou créez un nouveau carnet.',
  'There is something at “{0}” already. Choose another name.':
    'Il y a déjà quelque chose à « {0} ». Choisissez un autre nom.',
  'This backup is of another notebook.': 'Cette sauvegarde est celle d’un autre carnet.',
  'This backup needs a file that is missing: {0} of “{1}”. Put it back from a copy of the folder.':
    'Il manque à cette sauvegarde un fichier : {0} de « {1} ». Remettez-le depuis une copie du dossier.',
  'This export was ended. Export again.': 'Cette exportation a été interrompue. Exportez à nouveau.',
  'This notebook can only be read.': 'Ce carnet ne peut être que lu.',
  'This notebook is closed. Open it again to go on.': 'Ce carnet est fermé. Rouvrez-le pour continuer.',
  'This notebook is just being opened by another program. Try again in a moment.':
    'Ce carnet est en cours d’ouverture par un autre programme. Réessayez dans un instant.',
  'This notebook is not known here. Open it from the menu or the command line.':
    'Ce carnet n’est pas connu ici. Ouvrez-le depuis le menu ou la ligne de commande.',
  'This notebook is open in {0} (process {1}) since {2}. Close it there to change it here.':
    'Ce carnet est ouvert dans {0} (processus {1}) depuis {2}. Fermez-le là-bas pour le modifier ici.',
  'This notebook is open in {0} on the computer “{1}” since {2}. Close it there to change it here. If that is no longer so, delete the file “lock” in the notebook folder.':
    'Ce carnet est ouvert dans {0} sur l’ordinateur « {1} » depuis {2}. Fermez-le là-bas pour le modifier ici. Si ce n’est plus le cas, supprimez le fichier « lock » du dossier du carnet.',
  'This notebook is {0}: {1} {2}': 'Ce carnet est {0} : {1} {2}',
  'This notebook lies in a folder that {0} keeps in step with other computers. Change it on one computer at a time: wait until {1} is done before you open it on another, or there will be two versions of it that nobody can join.':
    'Ce carnet se trouve dans un dossier que synchronise avec d’autres ordinateurs {0}. Modifiez-le sur un seul ordinateur à la fois : {1} doit avoir terminé avant que vous ne l’ouvriez sur un autre, sinon il en existera deux versions que personne ne pourra réunir.',
  'This notebook was last written by a newer version of Dossier. Install the newest version to open it.':
    'Ce carnet a été écrit en dernier par une version plus récente de Dossier. Installez la plus récente pour l’ouvrir.',
  'This notebook was last written by a newer version of Dossier: its records are of version {0}, and this one reads them up to version {1}. Install the newest version to open it.':
    'Ce carnet a été écrit en dernier par une version plus récente de Dossier : ses données sont de la version {0}, et celle-ci les lit jusqu’à la version {1}. Installez la plus récente pour l’ouvrir.',
  'This notebook was opened to be read only.': 'Ce carnet a été ouvert en lecture seule.',
  'This notebook was written by an older version of Dossier, and could not be brought up to date, so it can only be read.':
    'Ce carnet a été écrit par une version antérieure de Dossier et n’a pas pu être mis à jour ; il ne peut donc être que lu.',
  'Too many files are open on this computer. Close some programs.':
    'Trop de fichiers sont ouverts sur cet ordinateur. Fermez quelques programmes.',
  'was cut short: all of it is missing': 'a été tronqué : il manque en entier',
  'was cut short: its last part is missing': 'a été tronqué : sa dernière partie manque',
  'What can be undone could not be read.': 'Ce qui peut être annulé n’a pas pu être lu.',
  'Your share of the disk is used up. Free some space.': 'Votre part du disque est épuisée. Libérez de la place.',
  '{#0} changes': '{0} modifications',
  '{#0} later changes': '{0} modifications ultérieures',
  '{/0} {1}.': '{0} {1}.',
  '{0} before it were erased, and what else they recorded is not shown.':
    'Effacement antérieur : {0} ; ce qui y était aussi consigné n’est pas affiché.',
  '{0} cannot be read': '{0} : illisible',
  '{0} conflict copies lie in its folder: it was changed in two places at once. Run “dossier verify” to see what is in them.':
    '{0} copies de conflit se trouvent dans son dossier : il a été modifié à deux endroits à la fois. Lancez « dossier verify » pour voir ce qu’elles contiennent.',
  '{0}. You see it as it was after change {1}{2}; {3}.':
    '{0}. Vous le voyez tel qu’il était après la modification {1}{2} ; {3}.',
  '“{0}” is not a notebook. Choose a folder whose name ends in .dossier.':
    '« {0} » n’est pas un carnet. Choisissez un dossier dont le nom se termine par .dossier.',
  '“{0}” was not added{1}': '« {0} » n’a pas été ajouté{1}'
}
