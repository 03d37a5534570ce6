import type { FAILURES_EN } from './failures-en';

export const FAILURES_DE: typeof FAILURES_EN = {
  cameraBlocked: {
    title: 'Die Kamera ließ sich nicht benutzen',
    text: 'Der Browser ließ diese Seite nicht an die Kamera, oder ein anderes Programm hält sie.',
    advice: [
      'Öffnen Sie neben der Adresse die Einstellungen der Seite und erlauben Sie die Kamera.',
      'Schließen Sie andere Programme und Tabs, die die Kamera benutzen.',
      'Versuchen Sie es dann noch einmal.',
    ],
  },
  noCamera: {
    title: 'Keine Kamera gefunden',
    text: 'Dieses Gerät bietet dem Browser keine Kamera an.',
    advice: [
      'Schließen Sie eine Kamera an, oder öffnen Sie ihre Abdeckung.',
      'Oder öffnen Sie diese Seite auf einem Telefon.',
      'Versuchen Sie es dann noch einmal.',
    ],
  },
  timeout: {
    title: 'Kein gutes Bild in der Zeit',
    text: 'Die Kamera war an, aber kein Bild erfüllte alle Bedingungen, bevor die Zeit um war.',
    advice: [
      'Schauen Sie in das Oval und folgen Sie den Hinweisen.',
      'Suchen Sie gleichmäßiges Licht, und halten Sie das Gerät auf Augenhöhe.',
      'Die Zeitgrenze lässt sich in den Optionen erhöhen.',
    ],
  },
  closed: {
    title: 'Sie haben die Kamera geschlossen',
    text: 'Nichts wurde aufgenommen und nichts gesendet.',
    advice: ['Beginnen Sie von neuem, wann Sie mögen.'],
  },
  trainingClosed: {
    title: 'Sie haben die Einführung geschlossen',
    text: 'Die Kamera wurde nicht geöffnet und nichts gesendet.',
    advice: [
      'Beginnen Sie von neuem, wann Sie mögen.',
      'Die Einführung lässt sich in den Optionen weglassen.',
    ],
  },
  refusedOnDevice: {
    title: 'Das Bild war nicht gut genug',
    text: 'Das Gerät selbst hat das Bild abgelehnt, also wurde nichts gesendet.',
    advice: [
      'Suchen Sie gleichmäßiges Licht und bleiben Sie ruhig.',
      'Wischen Sie die Linse der Kamera ab.',
    ],
  },
  insecureOnDevice: {
    title: 'Das Kamerabild wurde abgelehnt',
    text: 'Die Bilder sahen nicht aus, als kämen sie direkt von einer Kamera, also wurde nichts gesendet.',
    advice: [
      'Benutzen Sie die eingebaute Kamera des Geräts.',
      'Schließen Sie Programme, die das Kamerabild verändern oder ersetzen.',
    ],
  },
  noFace: {
    title: 'Im Bild wurde kein Gesicht gefunden',
    text: 'Der Gesichtsserver sah im Bild kein Gesicht, das er untersuchen konnte.',
    advice: [
      'Behalten Sie den ganzen Kopf im Oval.',
      'Nehmen Sie Sonnenbrille, Maske oder Mütze ab.',
    ],
  },
  severalFaces: {
    title: 'Im Bild sind mehrere Gesichter',
    text: 'Der Gesichtsserver muss einen Menschen allein sehen.',
    advice: [
      'Bitten Sie andere, aus dem Bild zu treten.',
      'Achten Sie auf Plakate und Bildschirme hinter Ihnen.',
    ],
  },
  poorPortrait: {
    title: 'Das Bild war nicht gut genug',
    text: 'Der Gesichtsserver sah ein Gesicht, aber nicht gut genug für das Verlangte.',
    advice: [
      'Suchen Sie gleichmäßiges Licht und schauen Sie gerade in die Kamera.',
      'Nehmen Sie Brille, Maske oder Mütze ab.',
    ],
  },
  documentNoFace: {
    title: 'Auf dem Ausweis wurde kein Gesicht gefunden',
    text: 'Der Gesichtsserver sah im Bild des Ausweises kein Gesicht.',
    advice: [
      'Wählen Sie ein scharfes, aufrechtes Bild der Seite mit dem Gesicht.',
      'Vermeiden Sie Spiegelungen, und lassen Sie den Ausweis das Bild füllen.',
    ],
  },
  documentUnreadable: {
    title: 'Das Bild des Ausweises ließ sich nicht lesen',
    text: 'Die Datei ist beschädigt, oder sie ist kein Bild der Art, die sie nennt.',
    advice: [
      'Wählen Sie eine andere Datei: JPEG, PNG oder WebP.',
      'Oder nehmen Sie das Bild neu auf.',
    ],
  },
  unsupported: {
    title: 'Dieser Browser oder dieses Gerät kann es nicht',
    text: 'Etwas, das die Aufnahme braucht, fehlt hier.',
    advice: [
      'Aktualisieren Sie den Browser, oder nehmen Sie ein neueres Chrome, Edge, Safari oder Opera.',
      'Öffnen Sie die Seite mit https oder auf localhost.',
    ],
  },
  model: {
    title: 'Die Anleitung konnte nicht beginnen',
    text: 'Die Modelle, die Ihr Gesicht suchen, ließen sich nicht laden oder ausführen.',
    advice: [
      'Laden Sie diese Seite neu.',
      'Bleibt es so, nennen Sie dem Betreiber die Einzelheiten unten.',
    ],
  },
  serverAway: {
    title: 'Der Server ist nicht erreichbar',
    text: 'Vom Gesichtsserver kam keine Antwort. Ihr Bild wurde nicht untersucht.',
    advice: ['Prüfen Sie die Netzverbindung.', 'Versuchen Sie es in einer Minute noch einmal.'],
  },
  busy: {
    title: 'Der Server ist beschäftigt',
    text: 'Mehr Bilder warten, als er annehmen kann. Ihr Bild wurde nicht untersucht.',
    advice: ['Versuchen Sie es in ein paar Sekunden noch einmal.'],
  },
  tooLate: {
    title: 'Dieses Bild gilt nicht mehr',
    text: 'Ein versiegeltes Bild zählt einmal und nur zwei Minuten lang.',
    advice: [
      'Nehmen Sie ein neues Bild auf.',
      'Geschieht es wieder, prüfen Sie die Uhr dieses Geräts.',
    ],
  },
  tooLarge: {
    title: 'Das Gesendete ist zu groß',
    text: 'Der Server nimmt Bilder nur bis zu einer gewissen Größe an.',
    advice: ['Wählen Sie ein kleineres Bild des Ausweises.', 'Versuchen Sie es dann noch einmal.'],
  },
  sessionOver: {
    title: 'Ihre Sitzung ist zu Ende',
    text: 'Der Server kennt diesen Besuch nicht mehr, also wurde nichts untersucht.',
    advice: ['Laden Sie diese Seite neu und beginnen Sie von vorn.'],
  },
  unreadable: {
    title: 'Der Server konnte das Bild nicht lesen',
    text: 'Was ankam, war kein versiegeltes Bild, das dieser Server öffnen kann.',
    advice: [
      'Laden Sie diese Seite neu, damit sie den aktuellen Schlüssel holt.',
      'Nehmen Sie dann ein neues Bild auf.',
    ],
  },
  notAccepted: {
    title: 'Der Server hat die Anfrage abgelehnt',
    text: 'Die Anfrage hatte nicht die Form, die der Server erwartet.',
    advice: [
      'Prüfen Sie die Optionen und versuchen Sie es noch einmal.',
      'Nennen Sie dem Betreiber die Einzelheiten unten.',
    ],
  },
  licence: {
    title: 'Diese Seite ist nicht lizenziert',
    text: 'Der Gesichtsserver hat keine gültige Lizenz für die Adresse dieser Seite.',
    advice: [
      'Öffnen Sie die Seite unter ihrer lizenzierten Adresse.',
      'Nennen Sie dem Betreiber die Einzelheiten unten.',
    ],
  },
  internal: {
    title: 'Etwas ging schief',
    text: 'Das Bild konnte nicht untersucht werden. Es liegt nicht an Ihnen.',
    advice: [
      'Versuchen Sie es noch einmal.',
      'Bleibt es so, nennen Sie dem Betreiber die Einzelheiten unten.',
    ],
  },
};
