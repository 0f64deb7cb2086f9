import type { Catalogue } from '../translate.ts'

/** What is said of the encryption of a notebook. */
export const vault: Catalogue = {
  '56 letters and digits; spaces and dashes do not matter.':
    '56 lettres et chiffres ; espaces et tirets ne comptent pas.',
  'A recovery key was made for “{name}”, and it was gone from the screen before you said that you keep it.':
    'Une clé de secours a été créée pour « {name} », et elle a disparu de l’écran avant que vous ayez dit la conserver.',
  'Afterwards the old key opens only copies of the notebook made before. The passphrase stays the same.':
    'Ensuite, l’ancienne clé n’ouvre plus que les copies du carnet faites auparavant. La phrase secrète reste la même.',
  'Afterwards whoever has this computer or a copy of “{name}.dossier” can read the whole notebook. Nothing in it changes.':
    'Ensuite, quiconque dispose de cet ordinateur ou d’une copie de « {name}.dossier » peut lire tout le carnet. Rien n’y change.',
  'Another notebook…': 'Un autre carnet…',
  'At least 12 characters. Four or more words that do not belong together are best.':
    'Au moins 12 caractères. Le mieux : quatre mots ou plus qui n’ont rien à voir entre eux.',
  'The recovery key opens nothing any more': 'La clé de secours n’ouvre plus rien',
  'The passphrase opens nothing any more': 'La phrase secrète n’ouvre plus rien',
  'The passphrase is changed. What the recovery key opens was damaged in the notebook folder, so it could not be kept: until you make a new recovery key, the passphrase alone opens the notebook.':
    'La phrase secrète est changée. Ce qu’ouvre la clé de secours était endommagé dans le dossier du carnet et n’a donc pas pu être conservé : tant que vous n’aurez pas créé de nouvelle clé de secours, seule la phrase secrète ouvre le carnet.',
  'The recovery key is new. What the passphrase opens was damaged in the notebook folder, so it could not be kept: until you set a passphrase, the recovery key alone opens the notebook. Give it in place of the passphrase until now.':
    'La clé de secours est nouvelle. Ce qu’ouvre la phrase secrète était endommagé dans le dossier du carnet et n’a donc pas pu être conservé : tant que vous n’aurez pas choisi de phrase secrète, seule la clé de secours ouvre le carnet. Donnez-la à la place de la phrase secrète actuelle.',
  'Change the passphrase': 'Changer la phrase secrète',
  'Copied. Other programs can read what is copied.': 'Copié. D’autres programmes peuvent lire ce qui est copié.',
  Encrypt: 'Chiffrer',
  'Encrypt the notebook': 'Chiffrer le carnet',
  Encrypting: 'Chiffrement',
  'Every file of the notebook is written anew in the clear.': 'Chaque fichier du carnet est réécrit en clair.',
  'Every file of the notebook is written anew, then checked.': 'Chaque fichier du carnet est réécrit, puis vérifié.',
  'everything in the notebook and its backups, when this computer or a copy of the folder falls into other hands.':
    'tout ce que contiennent le carnet et ses sauvegardes, si cet ordinateur ou une copie du dossier tombe en d’autres mains.',
  Hide: 'Masquer',
  'Hide: {label}': 'Masquer : {label}',
  'I have kept it': 'Je l’ai conservée',
  'If you forget the passphrase and lose the recovery key, the notebook is lost.':
    'Si vous oubliez la phrase secrète et perdez la clé de secours, le carnet est perdu.',
  'It could not be copied. Write it down.': 'La copie a échoué. Notez-la à la main.',
  'Is the recovery key kept?': 'La clé de secours est-elle conservée ?',
  'It is not shown again. If you do not have it, make a new one, which takes its place.':
    'Elle n’est plus affichée. Si vous ne l’avez pas, créez-en une nouvelle, qui prend sa place.',
  'This key is shown only now. Keep it first, then lock the notebook.':
    'Cette clé n’est affichée que maintenant. Conservez-la d’abord, puis verrouillez le carnet.',
  'It is shown this once.': 'Elle n’est affichée que cette fois.',
  'It opens the notebook when the passphrase is forgotten: choose “Use the recovery key”':
    'Elle ouvre le carnet quand la phrase secrète est oubliée : choisissez « Utiliser la clé de secours »',
  'It opens “{name}” when the passphrase is forgotten.': 'Elle ouvre « {name} » quand la phrase secrète est oubliée.',
  'It stays as it was until all of that is done.': 'Le carnet reste tel quel jusqu’à ce que tout soit fait.',
  'Keep it on paper or in a password manager, away from this computer: whoever has it can read the notebook.':
    'Gardez-la sur papier ou dans un gestionnaire de mots de passe, loin de cet ordinateur : quiconque la détient peut lire le carnet.',
  'Keep the recovery key': 'Conserver la clé de secours',
  'Make a new one': 'En créer une nouvelle',
  'New passphrase': 'Nouvelle phrase secrète',
  'New recovery key': 'Nouvelle clé de secours',
  'Nobody can open it then, Dossier neither.': 'Personne ne peut alors l’ouvrir, pas même Dossier.',
  'Not protected:': 'Non protégé :',
  'One moment…': 'Un instant…',
  Passphrase: 'Phrase secrète',
  'Passphrase until now': 'Phrase secrète actuelle',
  'Print…': 'Imprimer…',
  'Protected:': 'Protégé :',
  'Recovery key': 'Clé de secours',
  'Recovery key of the Dossier notebook “{name}”': 'Clé de secours du carnet Dossier « {name} »',
  'Recovery key of {name}.txt': 'Clé de secours de {name}.txt',
  'Remove the encryption': 'Retirer le chiffrement',
  'Removing the encryption': 'Retrait du chiffrement',
  'Save as text…': 'Enregistrer en texte…',
  'Show: {label}': 'Afficher : {label}',
  'The last group of the key, to be sure that you have it':
    'Le dernier groupe de la clé, pour vérifier que vous l’avez',
  'the name of the folder, “{name}.dossier”, its size, and when it changed; anything while the notebook is unlocked; copies made before, and what the disk may still hold of the old files.':
    'le nom du dossier, « {name}.dossier », sa taille et la date de ses modifications ; tout, tant que le carnet est déverrouillé ; les copies faites auparavant, et ce que le disque peut encore contenir des anciens fichiers.',
  'The notebook is no longer encrypted.': 'Le carnet n’est plus chiffré.',
  'The passphrase is changed. The old one opens the notebook no longer.':
    'La phrase secrète est changée. L’ancienne n’ouvre plus le carnet.',
  'The recovery key stays the same. Copies of the notebook made before, also its backups elsewhere, still open with the old passphrase.':
    'La clé de secours reste la même. Les copies du carnet faites auparavant, y compris ses sauvegardes conservées ailleurs, s’ouvrent toujours avec l’ancienne phrase secrète.',
  'The same again': 'La même encore une fois',
  'The two are not the same. Type the passphrase again.': 'Les deux ne sont pas identiques. Retapez la phrase secrète.',
  'This is not the last group of the key. Look again.': 'Ce n’est pas le dernier groupe de la clé. Vérifiez.',
  'This notebook is locked.': 'Ce carnet est verrouillé.',
  'Type the last group of the key first, from where you keep it.':
    'Tapez d’abord le dernier groupe de la clé, là où vous l’avez conservée.',
  'Type the passphrase first.': 'Tapez d’abord la phrase secrète.',
  'Type the recovery key first.': 'Tapez d’abord la clé de secours.',
  Unlock: 'Déverrouiller',
  'Unlocking. This takes a second or two.': 'Déverrouillage. Cela prend une ou deux secondes.',
  'Use the passphrase': 'Utiliser la phrase secrète',
  'Use the recovery key': 'Utiliser la clé de secours',
  'where the passphrase is asked for. Whoever has it can read the notebook.':
    'là où la phrase secrète est demandée. Quiconque la détient peut lire le carnet.'
}
