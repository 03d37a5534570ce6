import type { FAILURES_EN } from './failures-en';

export const FAILURES_FR: typeof FAILURES_EN = {
  cameraBlocked: {
    title: 'La caméra n’a pas pu être utilisée',
    text: 'Le navigateur n’a pas laissé cette page utiliser la caméra, ou un autre programme l’occupe.',
    advice: [
      'Ouvrez les réglages du site à côté de l’adresse et autorisez la caméra.',
      'Fermez les autres programmes et onglets qui utilisent la caméra.',
      'Puis réessayez.',
    ],
  },
  noCamera: {
    title: 'Aucune caméra trouvée',
    text: 'Cet appareil n’offre aucune caméra au navigateur.',
    advice: [
      'Branchez une caméra, ou ouvrez son cache ou son interrupteur.',
      'Ou ouvrez cette page sur un téléphone.',
      'Puis réessayez.',
    ],
  },
  timeout: {
    title: 'Pas de bonne image à temps',
    text: 'La caméra était allumée, mais aucune image n’a rempli toutes les conditions à temps.',
    advice: [
      'Regardez dans l’ovale et suivez les conseils.',
      'Cherchez une lumière égale et tenez l’appareil à hauteur des yeux.',
      'La limite de temps peut être relevée dans les options.',
    ],
  },
  closed: {
    title: 'Vous avez fermé la caméra',
    text: 'Rien n’a été pris et rien n’a été envoyé.',
    advice: ['Recommencez quand vous voulez.'],
  },
  trainingClosed: {
    title: 'Vous avez fermé l’introduction',
    text: 'La caméra n’a pas été ouverte et rien n’a été envoyé.',
    advice: ['Recommencez quand vous voulez.', 'L’introduction peut être omise dans les options.'],
  },
  refusedOnDevice: {
    title: 'L’image n’était pas assez bonne',
    text: 'L’appareil lui-même a refusé l’image, donc rien n’a été envoyé.',
    advice: ['Cherchez une lumière égale et ne bougez pas.', 'Essuyez l’objectif de la caméra.'],
  },
  insecureOnDevice: {
    title: 'Le flux de la caméra a été refusé',
    text: 'Les images ne semblaient pas venir directement d’une caméra, donc rien n’a été envoyé.',
    advice: [
      'Utilisez la caméra intégrée de l’appareil.',
      'Fermez les programmes qui modifient ou remplacent l’image de la caméra.',
    ],
  },
  noFace: {
    title: 'Aucun visage trouvé dans l’image',
    text: 'Le serveur facial a regardé l’image et n’a vu aucun visage qu’il puisse examiner.',
    advice: [
      'Gardez toute la tête dans l’ovale.',
      'Retirez lunettes de soleil, masque ou casquette.',
    ],
  },
  severalFaces: {
    title: 'Il y a plusieurs visages dans l’image',
    text: 'Le serveur facial doit voir une personne seule.',
    advice: [
      'Demandez aux autres de sortir de l’image.',
      'Attention aux affiches et aux écrans derrière vous.',
    ],
  },
  poorPortrait: {
    title: 'L’image n’était pas assez bonne',
    text: 'Le serveur facial a vu un visage, mais pas assez bien pour ce qui était demandé.',
    advice: [
      'Cherchez une lumière égale et regardez la caméra de face.',
      'Retirez lunettes, masque ou casquette.',
    ],
  },
  documentNoFace: {
    title: 'Aucun visage trouvé sur le document',
    text: 'Le serveur facial a regardé l’image du document et n’a vu aucun visage.',
    advice: [
      'Choisissez une image nette et droite du côté avec le visage.',
      'Évitez les reflets et laissez le document remplir l’image.',
    ],
  },
  documentUnreadable: {
    title: 'L’image du document n’a pas pu être lue',
    text: 'Le fichier est abîmé, ou ce n’est pas le genre d’image qu’il dit être.',
    advice: ['Choisissez un autre fichier : JPEG, PNG ou WebP.', 'Ou reprenez l’image.'],
  },
  unsupported: {
    title: 'Ce navigateur ou cet appareil n’en est pas capable',
    text: 'Il manque ici quelque chose dont la capture a besoin.',
    advice: [
      'Mettez à jour le navigateur, ou utilisez un Chrome, Edge, Safari ou Opera récent.',
      'Ouvrez la page en https, ou sur localhost.',
    ],
  },
  model: {
    title: 'Le guide de la caméra n’a pas pu démarrer',
    text: 'Les modèles qui cherchent votre visage n’ont pas pu être chargés ou exécutés.',
    advice: [
      'Rechargez cette page.',
      'Si cela persiste, donnez les détails ci-dessous à l’exploitant.',
    ],
  },
  serverAway: {
    title: 'Le serveur est injoignable',
    text: 'Aucune réponse n’est venue du serveur facial. Votre image n’a pas été examinée.',
    advice: ['Vérifiez la connexion au réseau.', 'Réessayez dans une minute.'],
  },
  busy: {
    title: 'Le serveur est occupé',
    text: 'Plus d’images attendent qu’il ne peut en prendre. Votre image n’a pas été examinée.',
    advice: ['Réessayez dans quelques secondes.'],
  },
  tooLate: {
    title: 'Cette image n’est plus valable',
    text: 'Une image scellée compte une seule fois et pendant deux minutes seulement.',
    advice: [
      'Prenez une nouvelle image.',
      'Si cela se reproduit, vérifiez l’horloge de cet appareil.',
    ],
  },
  tooLarge: {
    title: 'L’envoi est trop grand',
    text: 'Le serveur n’accepte les images que jusqu’à une certaine taille.',
    advice: ['Choisissez une image plus petite du document.', 'Puis réessayez.'],
  },
  sessionOver: {
    title: 'Votre session est terminée',
    text: 'Le serveur ne connaît plus cette visite, donc rien n’a été examiné.',
    advice: ['Rechargez cette page et recommencez.'],
  },
  unreadable: {
    title: 'Le serveur n’a pas pu lire l’image',
    text: 'Ce qui est arrivé n’était pas une image scellée que ce serveur puisse ouvrir.',
    advice: [
      'Rechargez cette page, pour qu’elle aille chercher la clé actuelle.',
      'Puis prenez une nouvelle image.',
    ],
  },
  notAccepted: {
    title: 'Le serveur a refusé la requête',
    text: 'La requête n’avait pas la forme que le serveur attend.',
    advice: ['Vérifiez les options et réessayez.', 'Donnez les détails ci-dessous à l’exploitant.'],
  },
  licence: {
    title: 'Ce site n’a pas de licence',
    text: 'Le serveur facial n’a pas de licence valable pour l’adresse de cette page.',
    advice: [
      'Ouvrez la page à son adresse sous licence.',
      'Donnez les détails ci-dessous à l’exploitant.',
    ],
  },
  internal: {
    title: 'Quelque chose s’est mal passé',
    text: 'L’image n’a pas pu être examinée. Ce n’est pas de votre faute.',
    advice: ['Réessayez.', 'Si cela persiste, donnez les détails ci-dessous à l’exploitant.'],
  },
};
