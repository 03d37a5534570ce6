import type { Locale } from './locale.ts';

/** French: `new FaceSDK({ ...FRENCH })`. */
export const FRENCH: Locale = {
  language: 'fr',
  localization: {
    FEEDBACK_RETRY: 'Quelque chose ne va pas. Bougez un peu pour changer la lumière',
    FEEDBACK_RETRY_INSECURE: 'Le flux de la caméra n’est pas sûr',
    FEEDBACK_RETRY_QUALITY: 'La qualité est insuffisante. Recommencez la capture',
    FEEDBACK_ENROLLED: 'Inscription réussie',
    FEEDBACK_CAPTURED: 'Capture réussie',
    FEEDBACK_NOT_ENROLLED: 'La personne n’est pas inscrite',
    FEEDBACK_VERIFY_COMPLETED: 'Vérification réussie',
    FEEDBACK_VERIFY_FAILED: 'La vérification a échoué',
    FEEDBACK_SEARCHING: 'Recherche…',
    FEEDBACK_INSIDE_GUIDE: 'Placez-vous dans le cadre',
    FEEDBACK_PLEASE_HOLD: 'Ne bougez plus',
    FEEDBACK_STABLE: 'Restez immobile',
    FEEDBACK_EYE_LEVEL: 'Regardez droit devant vous',
    FEEDBACK_UP_FACING: 'Baissez un peu le visage vers la caméra',
    FEEDBACK_DOWN_FACING: 'Levez un peu le visage vers la caméra',
    FEEDBACK_FACE_OUTSIDE: 'Placez-vous dans le cadre',
    FEEDBACK_CLOSE: 'Éloignez-vous',
    FEEDBACK_FAR: 'Approchez-vous',
    FEEDBACK_LEFT_FACING: 'Vous regardez à gauche. Regardez droit devant vous',
    FEEDBACK_RIGHT_FACING: 'Vous regardez à droite. Regardez droit devant vous',
    FEEDBACK_ROTATED: 'Redressez la tête',
    FEEDBACK_NOT_STABLE: 'Restez immobile',
    FEEDBACK_OK: 'Ne bougez plus',
    FEEDBACK_NO: 'Contrôle en cours',
    FEEDBACK_NOT_CENTERED: 'Centrez le visage dans l’ovale',
    FEEDBACK_CAMERA_ACQUIRING_FAILED:
      'La caméra n’est pas accessible. Donnez l’autorisation ou recommencez',
    FEEDBACK_PROCESSING: 'Traitement…',
    FEEDBACK_UPLOAD_FAILURE: 'Erreur interne. Réessayez',
    FEEDBACK_INITIALIZATION: 'Préparation…',
    FEEDBACK_CHANGE_LIGHT: 'Évitez les ombres',
    FEEDBACK_CHANGE_LIGHT_TOO_BRIGHT: 'Trop de lumière. Cherchez un éclairage plus doux',
    FEEDBACK_CHANGE_LIGHT_TOO_DARK: 'Trop sombre. Cherchez plus de lumière',
    FEEDBACK_BUTTON_CLOSE: 'Fermer',
    FEEDBACK_BUTTON_RETRY: 'Recommencer',
    FEEDBACK_TRAINING_BUTTON_NEXT: 'Suivant',
    FEEDBACK_TRAINING_LABEL: 'Ne plus afficher',
    FEEDBACK_ORIENTATION_NOT_SUPPORTED: 'Seule la position verticale est possible',
    FEEDBACK_TRAINING_DIALOG_CLOSED: 'L’introduction a été fermée',
    FEEDBACK_LICENCE_INVALID: 'La licence n’est pas valable',
    ERROR_BROWSER_NOT_SUPPORTED:
      'Ce navigateur n’est pas pris en charge. Utilisez Chrome, Opera, Edge, Samsung Internet (Android) ou Safari (iOS, Mac)',
    ERROR_BROWSER_VERSION_NOT_SUPPORTED:
      'Cette version du navigateur n’est pas prise en charge. Installez la plus récente',
    ERROR_DEVICE_NOT_SUPPORTED:
      'Cet appareil n’est pas pris en charge. Utilisez un téléphone ou un ordinateur',
    ERROR_DEVICE_NOT_SUPPORTED_ANDROID:
      'Cette version d’Android n’est pas prise en charge. Installez la plus récente',
    ERROR_DEVICE_NOT_SUPPORTED_IOS:
      'Cette version d’iOS n’est pas prise en charge. Installez la plus récente',
    ERROR_DEVICE_NOT_SUPPORTED_MEMORY:
      'Cet appareil n’est pas pris en charge : mémoire insuffisante',
    ERROR_PLATFORM_NOT_SUPPORTED_ANDROID:
      'Cette version d’Android n’est pas prise en charge. Installez la plus récente',
    ERROR_PLATFORM_NOT_SUPPORTED_IOS:
      'Cette version d’iOS n’est pas prise en charge pour ce navigateur. Installez la plus récente',
    ERROR_BROWSER_FEATURE_NOT_SUPPORTED: 'Il manque au navigateur TextDecoder ou l’API Crypto',
    ERROR_WEBRTC_NOT_SUPPORTED: 'Le navigateur ne prend pas en charge WebRTC',
    ERROR_MODEL_FAIL: 'La détection n’a pas pu s’exécuter',
    ERROR_SERVER_INTERNAL: 'Erreur interne du serveur',
    ERROR_SERVER_CONNECTION_FAILURE: 'Pas de connexion au serveur',
    FEEDBACK_CAPTURE_TIMEOUT: 'La capture a pris trop de temps. Réessayez',
    FEEDBACK_DIALOG_CLOSED: 'La capture a été fermée',
    ERROR_NO_INPUT_DEVICES: 'Aucune caméra trouvée',
    ERROR_FETCH_INTERNAL: 'Le serveur n’est pas disponible',
    FEEDBACK_EYES_CLOSED: 'Ouvrez les yeux',
    FEEDBACK_MULTIPLE_FACES: 'Une seule personne, s’il vous plaît',
    FEEDBACK_BUTTON_ACCEPT: 'Utiliser cette photo',
  },
};
