// What the private page says, in the language of the case. Data. `{…}` is filled by the page.

import type { SayFault } from '../flow/hear-on-page.ts';

export interface PageWords {
  readonly title: string;
  readonly invites: string;
  readonly about: string;
  readonly openOnce: string;
  readonly open: string;
  readonly talkingTo: string;
  readonly onlyYou: string;
  readonly closesOn: string;
  readonly check: string;
  readonly checkAbout: string;
  readonly you: string;
  readonly nothingYet: string;
  readonly reload: string;
  readonly conversation: string;
  readonly message: string;
  readonly files: string;
  readonly filesAbout: string;
  readonly send: string;
  readonly received: string;
  readonly elsewhere: string;
  readonly elsewhereAbout: string;
  readonly closed: string;
  readonly closedAbout: string;
  readonly nothing: string;
  readonly nothingAbout: string;
  readonly faults: Readonly<Record<SayFault, string>>;
}

const en: PageWords = {
  title: 'Private conversation with {brand}',
  invites: '{brand} would like to go on with you in private',
  about:
    'Here you can write and send files that are nobody else’s business. You need no account, and nothing follows you.',
  openOnce: 'This link works once: it belongs to the browser in which you open it now.',
  open: 'Open the conversation',
  talkingTo: 'You are writing with {person} of {brand}.',
  onlyYou: 'Only you and {brand} read what is written here.',
  closesOn: 'This page closes on {time}.',
  check: 'Your check words: {words}',
  checkAbout:
    'To show that it is really you, write these two words under your public post. {brand} sees the same two words.',
  you: 'You',
  nothingYet: 'Nothing has been written yet.',
  reload: 'Look for new messages',
  conversation: 'Conversation',
  message: 'Your message',
  files: 'Files',
  filesAbout: 'Up to 5 pictures (JPEG, PNG, WebP) or PDFs, 10 MB each. They are kept as you send them.',
  send: 'Send',
  received: 'Your message has arrived.',
  elsewhere: 'This page was opened in another browser',
  elsewhereAbout:
    'If that was you, go on there. If not, tell {brand}: they can make this link void and give you a new one.',
  closed: 'This page is closed',
  closedAbout: 'Its link is no longer valid. Ask for a new one where you first wrote.',
  nothing: 'There is nothing here',
  nothingAbout: 'Check whether the whole link was copied.',
  faults: {
    empty: 'Write something or choose a file.',
    too_long: 'That is too long. Please send it in two messages.',
    too_many_files: 'At most 5 files at a time.',
    file_too_large: 'A file may have 10 MB at most. Nothing was sent.',
    file_kind: 'Only JPEG, PNG and WebP pictures and PDFs are taken. Nothing was sent.',
    too_much: 'That was a lot at once. Please wait ten minutes.',
  },
};

const de: PageWords = {
  title: 'Privates Gespräch mit {brand}',
  invites: '{brand} möchte privat mit Ihnen weitersprechen',
  about:
    'Hier schreiben und senden Sie, was sonst niemanden angeht. Sie brauchen kein Konto, und niemand verfolgt Sie.',
  openOnce: 'Dieser Link gilt einmal: Er gehört zu dem Browser, in dem Sie ihn jetzt öffnen.',
  open: 'Gespräch öffnen',
  talkingTo: 'Sie schreiben mit {person} von {brand}.',
  onlyYou: 'Nur Sie und {brand} lesen, was hier steht.',
  closesOn: 'Diese Seite schließt am {time}.',
  check: 'Ihre Prüfwörter: {words}',
  checkAbout:
    'Um zu zeigen, dass Sie es wirklich sind, schreiben Sie diese zwei Wörter unter Ihren öffentlichen Beitrag. {brand} sieht dieselben zwei Wörter.',
  you: 'Sie',
  nothingYet: 'Noch hat niemand etwas geschrieben.',
  reload: 'Nach neuen Nachrichten sehen',
  conversation: 'Gespräch',
  message: 'Ihre Nachricht',
  files: 'Dateien',
  filesAbout: 'Bis zu 5 Bilder (JPEG, PNG, WebP) oder PDFs mit je 10 MB. Sie werden so aufbewahrt, wie Sie sie senden.',
  send: 'Senden',
  received: 'Ihre Nachricht ist angekommen.',
  elsewhere: 'Diese Seite wurde in einem anderen Browser geöffnet',
  elsewhereAbout:
    'Waren Sie das, geht es dort weiter. Wenn nicht, sagen Sie es {brand}: Der Link lässt sich ungültig machen, und Sie bekommen einen neuen.',
  closed: 'Diese Seite ist geschlossen',
  closedAbout: 'Ihr Link gilt nicht mehr. Bitten Sie dort um einen neuen, wo Sie zuerst geschrieben haben.',
  nothing: 'Hier ist nichts',
  nothingAbout: 'Sehen Sie nach, ob der Link vollständig kopiert wurde.',
  faults: {
    empty: 'Schreiben Sie etwas oder wählen Sie eine Datei.',
    too_long: 'Das ist zu lang. Senden Sie es bitte in zwei Nachrichten.',
    too_many_files: 'Höchstens 5 Dateien auf einmal.',
    file_too_large: 'Eine Datei darf höchstens 10 MB haben. Es wurde nichts gesendet.',
    file_kind: 'Möglich sind Bilder in JPEG, PNG und WebP sowie PDFs. Es wurde nichts gesendet.',
    too_much: 'Das war viel auf einmal. Bitte warten Sie zehn Minuten.',
  },
};

const es: PageWords = {
  title: 'Conversación privada con {brand}',
  invites: '{brand} quiere seguir hablando con usted en privado',
  about:
    'Aquí puede escribir y enviar archivos que no son asunto de nadie más. No necesita cuenta y nadie le sigue el rastro.',
  openOnce: 'Este enlace sirve una vez: pertenece al navegador en el que lo abra ahora.',
  open: 'Abrir la conversación',
  talkingTo: 'Está escribiendo con {person}, de {brand}.',
  onlyYou: 'Solo usted y {brand} leen lo que se escribe aquí.',
  closesOn: 'Esta página se cierra el {time}.',
  check: 'Sus palabras de comprobación: {words}',
  checkAbout:
    'Para mostrar que es usted de verdad, escriba estas dos palabras debajo de su publicación. {brand} ve las mismas dos palabras.',
  you: 'Usted',
  nothingYet: 'Todavía no se ha escrito nada.',
  reload: 'Ver si hay mensajes nuevos',
  conversation: 'Conversación',
  message: 'Su mensaje',
  files: 'Archivos',
  filesAbout: 'Hasta 5 imágenes (JPEG, PNG, WebP) o PDF de 10 MB cada uno. Se guardan tal como los envía.',
  send: 'Enviar',
  received: 'Su mensaje ha llegado.',
  elsewhere: 'Esta página se abrió en otro navegador',
  elsewhereAbout: 'Si fue usted, siga allí. Si no, avise a {brand}: puede anular este enlace y darle uno nuevo.',
  closed: 'Esta página está cerrada',
  closedAbout: 'Su enlace ya no es válido. Pida otro donde escribió por primera vez.',
  nothing: 'Aquí no hay nada',
  nothingAbout: 'Compruebe si copió el enlace entero.',
  faults: {
    empty: 'Escriba algo o elija un archivo.',
    too_long: 'Es demasiado largo. Envíelo en dos mensajes, por favor.',
    too_many_files: 'Como máximo 5 archivos a la vez.',
    file_too_large: 'Un archivo puede tener 10 MB como máximo. No se ha enviado nada.',
    file_kind: 'Solo se aceptan imágenes JPEG, PNG y WebP y archivos PDF. No se ha enviado nada.',
    too_much: 'Ha sido mucho de una vez. Espere diez minutos, por favor.',
  },
};

const fr: PageWords = {
  title: 'Conversation privée avec {brand}',
  invites: '{brand} souhaite poursuivre avec vous en privé',
  about: 'Ici, vous écrivez et envoyez ce qui ne regarde personne d’autre. Aucun compte à créer, et rien ne vous suit.',
  openOnce: 'Ce lien sert une seule fois : il appartient au navigateur dans lequel vous l’ouvrez maintenant.',
  open: 'Ouvrir la conversation',
  talkingTo: 'Vous écrivez avec {person}, de {brand}.',
  onlyYou: 'Vous et {brand} êtes seuls à lire ce qui s’écrit ici.',
  closesOn: 'Cette page ferme le {time}.',
  check: 'Vos mots de contrôle : {words}',
  checkAbout:
    'Pour montrer que c’est bien vous, écrivez ces deux mots sous votre publication. {brand} voit les deux mêmes mots.',
  you: 'Vous',
  nothingYet: 'Rien n’a encore été écrit.',
  reload: 'Voir s’il y a du nouveau',
  conversation: 'Conversation',
  message: 'Votre message',
  files: 'Fichiers',
  filesAbout: 'Jusqu’à 5 images (JPEG, PNG, WebP) ou PDF de 10 Mo chacun. Ils sont gardés tels que vous les envoyez.',
  send: 'Envoyer',
  received: 'Votre message est arrivé.',
  elsewhere: 'Cette page a été ouverte dans un autre navigateur',
  elsewhereAbout:
    'Si c’était vous, continuez là-bas. Sinon, prévenez {brand} : ce lien peut être annulé et remplacé par un nouveau.',
  closed: 'Cette page est fermée',
  closedAbout: 'Son lien n’est plus valable. Demandez-en un nouveau là où vous avez écrit la première fois.',
  nothing: 'Il n’y a rien ici',
  nothingAbout: 'Vérifiez que le lien a été copié en entier.',
  faults: {
    empty: 'Écrivez quelque chose ou choisissez un fichier.',
    too_long: 'C’est trop long. Envoyez-le en deux messages, s’il vous plaît.',
    too_many_files: 'Cinq fichiers au plus à la fois.',
    file_too_large: 'Un fichier peut peser 10 Mo au plus. Rien n’a été envoyé.',
    file_kind: 'Seules les images JPEG, PNG et WebP et les PDF sont acceptés. Rien n’a été envoyé.',
    too_much: 'Cela fait beaucoup d’un coup. Patientez dix minutes, s’il vous plaît.',
  },
};

const pt: PageWords = {
  title: 'Conversa privada com {brand}',
  invites: '{brand} gostaria de continuar a conversa em particular',
  about: 'Aqui você escreve e envia o que não diz respeito a mais ninguém. Não precisa de conta, e nada rastreia você.',
  openOnce: 'Este link vale uma vez: pertence ao navegador em que você o abrir agora.',
  open: 'Abrir a conversa',
  talkingTo: 'Você está escrevendo com {person}, de {brand}.',
  onlyYou: 'Só você e {brand} leem o que se escreve aqui.',
  closesOn: 'Esta página fecha em {time}.',
  check: 'Suas palavras de verificação: {words}',
  checkAbout:
    'Para mostrar que é você mesmo, escreva estas duas palavras embaixo da sua publicação. {brand} vê as mesmas duas palavras.',
  you: 'Você',
  nothingYet: 'Ainda não se escreveu nada.',
  reload: 'Ver se há mensagens novas',
  conversation: 'Conversa',
  message: 'Sua mensagem',
  files: 'Arquivos',
  filesAbout: 'Até 5 imagens (JPEG, PNG, WebP) ou PDFs de 10 MB cada. Eles são guardados como você os envia.',
  send: 'Enviar',
  received: 'Sua mensagem chegou.',
  elsewhere: 'Esta página foi aberta em outro navegador',
  elsewhereAbout:
    'Se foi você, continue por lá. Se não, avise {brand}: este link pode ser anulado e trocado por um novo.',
  closed: 'Esta página está fechada',
  closedAbout: 'O link não vale mais. Peça um novo no lugar onde você escreveu primeiro.',
  nothing: 'Não há nada aqui',
  nothingAbout: 'Confira se o link foi copiado inteiro.',
  faults: {
    empty: 'Escreva algo ou escolha um arquivo.',
    too_long: 'Ficou longo demais. Envie em duas mensagens, por favor.',
    too_many_files: 'No máximo 5 arquivos de cada vez.',
    file_too_large: 'Um arquivo pode ter no máximo 10 MB. Nada foi enviado.',
    file_kind: 'São aceitas só imagens JPEG, PNG e WebP e PDFs. Nada foi enviado.',
    too_much: 'Foi muita coisa de uma vez. Espere dez minutos, por favor.',
  },
};

const tongues: Readonly<Record<string, PageWords>> = { en, de, es, fr, pt };

/** English where the language is none of these, or nobody knows it. */
export function pageTongue(language: string | null): { readonly language: string; readonly words: PageWords } {
  const words = language === null ? undefined : tongues[language];
  return words === undefined || language === null ? { language: 'en', words: en } : { language, words };
}
