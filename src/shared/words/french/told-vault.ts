import type { Catalogue } from '../translate.ts'

/** Refusals and problems of the encryption of a notebook. */
export const toldOfVault: Catalogue = {
  'An encrypted file is written in order.': 'Un fichier chiffré s’écrit dans l’ordre.',
  'Another program is just changing the keys of this notebook. Try again in a moment; if that does not help, delete the file “lock.after-keys” in the notebook folder.':
    'Un autre programme est en train de changer les clés de ce carnet. Réessayez dans un instant ; si cela n’aide pas, supprimez le fichier « lock.after-keys » du dossier du carnet.',
  'Both key files are damaged, keys.json and keys-copy.json. Put one of them back from a copy of the folder: nothing else can open this notebook.':
    'Les deux fichiers de clés sont endommagés, keys.json et keys-copy.json. Remettez l’un des deux depuis une copie du dossier : rien d’autre ne peut ouvrir ce carnet.',
  decrypt: 'déchiffré',
  encrypt: 'chiffré',
  'It could not be done.': 'Cela n’a pas pu être fait.',
  'No notebook waits for its passphrase.': 'Aucun carnet n’attend sa phrase secrète.',
  'No recovery key was made.': 'Aucune clé de secours n’a été créée.',
  'Nothing was begun, since the notebook cannot be closed.':
    'Rien n’a été commencé, car le carnet ne peut pas être fermé.',
  'Only an encrypted notebook can be locked.': 'Seul un carnet chiffré peut être verrouillé.',
  'Open it again.': 'Rouvrez-le.',
  passphrase: 'la phrase secrète',
  'recovery key': 'la clé de secours',
  'Stopped. The notebook is as it was.': 'Arrêté. Le carnet est tel qu’il était.',
  'That is not in the notebook folder.': 'Cela n’est pas dans le dossier du carnet.',
  'One of the key files cannot be read now, and may be the only one that the passphrase opens. Try again later, or change the passphrase first, with the recovery key.':
    'Un des fichiers de clés est illisible pour l’instant, et c’est peut-être le seul qu’ouvre la phrase secrète. Réessayez plus tard, ou changez d’abord la phrase secrète, avec la clé de secours.',
  'One of the key files cannot be read now, and may be the only one that the recovery key opens. Try again later, or make a new recovery key first.':
    'Un des fichiers de clés est illisible pour l’instant, et c’est peut-être le seul qu’ouvre la clé de secours. Réessayez plus tard, ou créez d’abord une nouvelle clé de secours.',
  '“{0}” cannot be read now, and may hold the only keys of another notebook. Try again later, or move it elsewhere first.':
    '« {0} » est illisible pour l’instant, et contient peut-être les seules clés d’un autre carnet. Réessayez plus tard, ou déplacez-le d’abord ailleurs.',
  'The disk failed before it said which keys count: either the old or the new ones open this notebook. Try both, and change them again once the disk works.':
    'Le disque a échoué avant de dire quelles clés comptent : ce sont les anciennes ou les nouvelles qui ouvrent ce carnet. Essayez les deux, et changez-les à nouveau quand le disque fonctionnera.',
  'The encryption of this computer does not work as it should ({0}). Nothing was opened or changed. Install Dossier anew, or use another computer.':
    'Le chiffrement de cet ordinateur ne fonctionne pas comme il le devrait ({0}). Rien n’a été ouvert ni modifié. Réinstallez Dossier, ou utilisez un autre ordinateur.',
  'The file was not written whole.': 'Le fichier n’a pas été écrit en entier.',
  'The key files ask for more work than Dossier ever does: somebody changed them. Put keys.json back from a copy of the folder, or use the recovery key.':
    'Les fichiers de clés demandent plus de travail que Dossier n’en fait jamais : quelqu’un les a modifiés. Remettez keys.json depuis une copie du dossier, ou utilisez la clé de secours.',
  'The key files in this folder are those of another notebook. Put keys.json back from a copy of this folder.':
    'Les fichiers de clés de ce dossier sont ceux d’un autre carnet. Remettez keys.json depuis une copie de ce dossier.',
  'The keys of this notebook were changed meanwhile. Try again.':
    'Les clés de ce carnet ont été changées entre-temps. Réessayez.',
  'The notebook cannot be unlocked.': 'Le carnet ne peut pas être déverrouillé.',
  'The notebook is encrypted, but its plain files are not all removed yet. {0} They are removed when the notebook is next opened to be changed.':
    'Le carnet est chiffré, mais ses fichiers en clair ne sont pas encore tous supprimés. {0} Ils le seront à la prochaine ouverture du carnet en écriture.',
  'The notebook was not decrypted.': 'Le carnet n’a pas été déchiffré.',
  'The notebook was not encrypted.': 'Le carnet n’a pas été chiffré.',
  'The notebook was not {0}ed.': 'Le carnet n’a pas été {0}.',
  'The passphrase holds a character that cannot be typed, such as a line break. Leave it out.':
    'La phrase secrète contient un caractère qui ne peut pas être tapé, tel qu’un saut de ligne. Retirez-le.',
  'The passphrase is too easy to guess. Take four or more words that do not belong together.':
    'La phrase secrète est trop facile à deviner. Prenez quatre mots ou plus qui n’ont rien à voir entre eux.',
  'The passphrase is too long. Take at most {0} characters.':
    'La phrase secrète est trop longue. Prenez au plus {0} caractères.',
  'The passphrase is too short. Take at least {0} characters; four or more words that do not belong together are best.':
    'La phrase secrète est trop courte. Prenez au moins {0} caractères ; le mieux : quatre mots ou plus qui n’ont rien à voir entre eux.',
  'The passphrase was not changed.': 'La phrase secrète n’a pas été changée.',
  'The recovery key was mistyped. Compare it with the printed one, group by group.':
    'La clé de secours est mal tapée. Comparez-la avec celle qui est imprimée, groupe par groupe.',
  'There is a file “{0}” in the folder that is not encrypted. Move it elsewhere first.':
    'Le dossier contient un fichier « {0} » qui n’est pas chiffré. Déplacez-le d’abord ailleurs.',
  'This is not the passphrase of this notebook. Try again, or use the recovery key.':
    'Ce n’est pas la phrase secrète de ce carnet. Réessayez, ou utilisez la clé de secours.',
  'This is the recovery key of another notebook, or one that was replaced. Try again, or use the passphrase.':
    'C’est la clé de secours d’un autre carnet, ou une clé remplacée. Réessayez, ou utilisez la phrase secrète.',
  'This notebook is damaged, and was left as it is: {0} Run “dossier repair” on a copy of it first.':
    'Ce carnet est endommagé et a été laissé tel quel : {0} Lancez d’abord « dossier repair » sur une copie.',
  'This notebook is encrypted already.': 'Ce carnet est déjà chiffré.',
  'This notebook is encrypted, and both keys.json and keys-copy.json are missing from its folder. Put one of them back from a copy of the folder: nothing else can open it.':
    'Ce carnet est chiffré, et keys.json comme keys-copy.json manquent dans son dossier. Remettez l’un des deux depuis une copie du dossier : rien d’autre ne peut l’ouvrir.',
  'This notebook is encrypted. Give its passphrase.': 'Ce carnet est chiffré. Donnez sa phrase secrète.',
  'This notebook is not encrypted.': 'Ce carnet n’est pas chiffré.',
  'This notebook is not encrypted. Open it without a passphrase.':
    'Ce carnet n’est pas chiffré. Ouvrez-le sans phrase secrète.',
  'This notebook was locked. Open it again with its passphrase.':
    'Ce carnet a été verrouillé. Rouvrez-le avec sa phrase secrète.',
  'Unlocking was stopped.': 'Le déverrouillage a été arrêté.',
  'What that left is removed when the notebook is next opened to be changed.':
    'Ce qui en reste sera supprimé à la prochaine ouverture du carnet en écriture.',
  'What the {0} opens is damaged in both key files, keys.json and keys-copy.json. Use the {1}, or put one of the files back from a copy of the folder.':
    'Ce qu’ouvre {0} est endommagé dans les deux fichiers de clés, keys.json et keys-copy.json. Utilisez {1}, ou remettez l’un des fichiers depuis une copie du dossier.',
  '“{0}” in the notebook folder cannot be read. Move it elsewhere first.':
    '« {0} », dans le dossier du carnet, ne peut pas être lu. Déplacez-le d’abord ailleurs.',
  '“{0}” in the notebook folder has too long a name to be encrypted. Move it elsewhere first.':
    '« {0} », dans le dossier du carnet, a un nom trop long pour être chiffré. Déplacez-le d’abord ailleurs.'
}
