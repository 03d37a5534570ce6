import type { Locale } from './locale.ts';

/** German: `new FaceSDK({ ...GERMAN })`. */
export const GERMAN: Locale = {
  language: 'de',
  localization: {
    FEEDBACK_RETRY: 'Etwas stimmt nicht. Bewegen Sie sich ein wenig, damit sich das Licht ändert',
    FEEDBACK_RETRY_INSECURE: 'Das Kamerabild ist nicht vertrauenswürdig',
    FEEDBACK_RETRY_QUALITY: 'Die Qualität reicht nicht. Bitte wiederholen Sie die Aufnahme',
    FEEDBACK_ENROLLED: 'Erfolgreich registriert',
    FEEDBACK_CAPTURED: 'Aufnahme erfolgreich',
    FEEDBACK_NOT_ENROLLED: 'Die Person ist nicht registriert',
    FEEDBACK_VERIFY_COMPLETED: 'Prüfung erfolgreich',
    FEEDBACK_VERIFY_FAILED: 'Die Prüfung ist fehlgeschlagen',
    FEEDBACK_SEARCHING: 'Suche …',
    FEEDBACK_INSIDE_GUIDE: 'Bitte bleiben Sie in der Markierung',
    FEEDBACK_PLEASE_HOLD: 'Bitte so bleiben',
    FEEDBACK_STABLE: 'Bitte halten Sie still',
    FEEDBACK_EYE_LEVEL: 'Blicken Sie geradeaus',
    FEEDBACK_UP_FACING: 'Senken Sie das Gesicht etwas zur Kamera',
    FEEDBACK_DOWN_FACING: 'Heben Sie das Gesicht etwas zur Kamera',
    FEEDBACK_FACE_OUTSIDE: 'Bitte bleiben Sie in der Markierung',
    FEEDBACK_CLOSE: 'Etwas weiter weg',
    FEEDBACK_FAR: 'Etwas näher',
    FEEDBACK_LEFT_FACING: 'Sie blicken nach links. Bitte geradeaus',
    FEEDBACK_RIGHT_FACING: 'Sie blicken nach rechts. Bitte geradeaus',
    FEEDBACK_ROTATED: 'Halten Sie den Kopf gerade',
    FEEDBACK_NOT_STABLE: 'Bitte halten Sie still',
    FEEDBACK_OK: 'Bitte so bleiben',
    FEEDBACK_NO: 'Wird geprüft',
    FEEDBACK_NOT_CENTERED: 'Gesicht in die Mitte des Ovals',
    FEEDBACK_CAMERA_ACQUIRING_FAILED:
      'Die Kamera ist nicht verfügbar. Erlauben Sie den Zugriff oder wiederholen Sie die Aufnahme',
    FEEDBACK_PROCESSING: 'Wird verarbeitet …',
    FEEDBACK_UPLOAD_FAILURE: 'Interner Fehler. Bitte noch einmal',
    FEEDBACK_INITIALIZATION: 'Wird vorbereitet …',
    FEEDBACK_CHANGE_LIGHT: 'Vermeiden Sie Schatten',
    FEEDBACK_CHANGE_LIGHT_TOO_BRIGHT: 'Zu hell. Suchen Sie weicheres Licht',
    FEEDBACK_CHANGE_LIGHT_TOO_DARK: 'Zu dunkel. Suchen Sie mehr Licht',
    FEEDBACK_BUTTON_CLOSE: 'Schließen',
    FEEDBACK_BUTTON_RETRY: 'Wiederholen',
    FEEDBACK_TRAINING_BUTTON_NEXT: 'Weiter',
    FEEDBACK_TRAINING_LABEL: 'Nicht mehr anzeigen',
    FEEDBACK_ORIENTATION_NOT_SUPPORTED: 'Bitte halten Sie das Gerät hochkant',
    FEEDBACK_TRAINING_DIALOG_CLOSED: 'Die Einführung wurde geschlossen',
    FEEDBACK_LICENCE_INVALID: 'Die Lizenz ist nicht gültig',
    ERROR_BROWSER_NOT_SUPPORTED:
      'Dieser Browser wird nicht unterstützt. Nutzen Sie Chrome, Opera, Edge, Samsung Internet (Android) oder Safari (iOS, Mac)',
    ERROR_BROWSER_VERSION_NOT_SUPPORTED:
      'Diese Version des Browsers wird nicht unterstützt. Bitte aktualisieren Sie ihn',
    ERROR_DEVICE_NOT_SUPPORTED:
      'Dieses Gerät wird nicht unterstützt. Nutzen Sie ein Telefon oder einen Computer',
    ERROR_DEVICE_NOT_SUPPORTED_ANDROID:
      'Diese Version von Android wird nicht unterstützt. Bitte aktualisieren Sie sie',
    ERROR_DEVICE_NOT_SUPPORTED_IOS:
      'Diese Version von iOS wird nicht unterstützt. Bitte aktualisieren Sie sie',
    ERROR_DEVICE_NOT_SUPPORTED_MEMORY: 'Dieses Gerät wird nicht unterstützt: zu wenig Speicher',
    ERROR_PLATFORM_NOT_SUPPORTED_ANDROID:
      'Diese Version von Android wird nicht unterstützt. Bitte aktualisieren Sie sie',
    ERROR_PLATFORM_NOT_SUPPORTED_IOS:
      'Diese Version von iOS wird mit diesem Browser nicht unterstützt. Bitte aktualisieren Sie sie',
    ERROR_BROWSER_FEATURE_NOT_SUPPORTED:
      'Dem Browser fehlen TextDecoder oder die Crypto-Schnittstelle',
    ERROR_WEBRTC_NOT_SUPPORTED: 'Der Browser unterstützt WebRTC nicht',
    ERROR_MODEL_FAIL: 'Die Erkennung konnte nicht ausgeführt werden',
    ERROR_SERVER_INTERNAL: 'Interner Fehler des Servers',
    ERROR_SERVER_CONNECTION_FAILURE: 'Keine Verbindung zum Server',
    FEEDBACK_CAPTURE_TIMEOUT: 'Die Aufnahme hat zu lange gedauert. Bitte noch einmal',
    FEEDBACK_DIALOG_CLOSED: 'Die Aufnahme wurde geschlossen',
    ERROR_NO_INPUT_DEVICES: 'Keine Kamera gefunden',
    ERROR_FETCH_INTERNAL: 'Der Server ist nicht erreichbar',
    FEEDBACK_EYES_CLOSED: 'Bitte öffnen Sie die Augen',
    FEEDBACK_MULTIPLE_FACES: 'Bitte nur eine Person',
    FEEDBACK_BUTTON_ACCEPT: 'Dieses Bild verwenden',
  },
};
