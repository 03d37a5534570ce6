import type { FAILURES_EN } from './failures-en';

export const FAILURES_ES: typeof FAILURES_EN = {
  cameraBlocked: {
    title: 'No se pudo usar la cámara',
    text: 'El navegador no dejó a esta página usar la cámara, u otro programa la ocupa.',
    advice: [
      'Abra los ajustes del sitio junto a la dirección y permita la cámara.',
      'Cierre otros programas y pestañas que usen la cámara.',
      'Después inténtelo de nuevo.',
    ],
  },
  noCamera: {
    title: 'No se encontró ninguna cámara',
    text: 'Este dispositivo no ofrece ninguna cámara al navegador.',
    advice: [
      'Conecte una cámara, o abra su tapa o interruptor.',
      'O abra esta página en un teléfono.',
      'Después inténtelo de nuevo.',
    ],
  },
  timeout: {
    title: 'Ninguna imagen buena a tiempo',
    text: 'La cámara estaba encendida, pero ninguna imagen cumplió todas las condiciones a tiempo.',
    advice: [
      'Mire dentro del óvalo y siga las indicaciones.',
      'Busque una luz uniforme y sostenga el dispositivo a la altura de los ojos.',
      'El tiempo límite se puede subir en las opciones.',
    ],
  },
  closed: {
    title: 'Cerró la cámara',
    text: 'No se tomó nada y no se envió nada.',
    advice: ['Empiece de nuevo cuando quiera.'],
  },
  trainingClosed: {
    title: 'Cerró la introducción',
    text: 'La cámara no se abrió y no se envió nada.',
    advice: ['Empiece de nuevo cuando quiera.', 'La introducción se puede omitir en las opciones.'],
  },
  refusedOnDevice: {
    title: 'La imagen no era lo bastante buena',
    text: 'El propio dispositivo rechazó la imagen, así que no se envió nada.',
    advice: ['Busque una luz uniforme y no se mueva.', 'Limpie la lente de la cámara.'],
  },
  insecureOnDevice: {
    title: 'La señal de la cámara fue rechazada',
    text: 'Las imágenes no parecían venir directamente de una cámara, así que no se envió nada.',
    advice: [
      'Use la cámara integrada del dispositivo.',
      'Cierre los programas que cambian o sustituyen la imagen de la cámara.',
    ],
  },
  noFace: {
    title: 'No se encontró ninguna cara en la imagen',
    text: 'El servidor facial miró la imagen y no vio ninguna cara que pudiera examinar.',
    advice: [
      'Mantenga toda la cabeza dentro del óvalo.',
      'Quítese las gafas de sol, la mascarilla o la gorra.',
    ],
  },
  severalFaces: {
    title: 'Hay varias caras en la imagen',
    text: 'El servidor facial tiene que ver a una persona sola.',
    advice: [
      'Pida a los demás que salgan de la imagen.',
      'Tenga cuidado con carteles y pantallas detrás de usted.',
    ],
  },
  poorPortrait: {
    title: 'La imagen no era lo bastante buena',
    text: 'El servidor facial vio una cara, pero no lo bastante bien para lo pedido.',
    advice: [
      'Busque una luz uniforme y mire de frente a la cámara.',
      'Quítese las gafas, la mascarilla o la gorra.',
    ],
  },
  documentNoFace: {
    title: 'No se encontró ninguna cara en el documento',
    text: 'El servidor facial miró la imagen del documento y no vio ninguna cara.',
    advice: [
      'Elija una imagen nítida y derecha del lado con la cara.',
      'Evite reflejos y deje que el documento llene la imagen.',
    ],
  },
  documentUnreadable: {
    title: 'No se pudo leer la imagen del documento',
    text: 'El archivo está dañado o no es la clase de imagen que dice ser.',
    advice: ['Elija otro archivo: JPEG, PNG o WebP.', 'O tome la imagen otra vez.'],
  },
  unsupported: {
    title: 'Este navegador o dispositivo no puede hacerlo',
    text: 'Aquí falta algo que la captura necesita.',
    advice: [
      'Actualice el navegador, o use un Chrome, Edge, Safari u Opera reciente.',
      'Abra la página con https, o en localhost.',
    ],
  },
  model: {
    title: 'La guía de la cámara no pudo empezar',
    text: 'Los modelos que buscan su cara no se pudieron cargar o ejecutar.',
    advice: [
      'Vuelva a cargar esta página.',
      'Si sigue igual, dé al operador los detalles de abajo.',
    ],
  },
  serverAway: {
    title: 'No se llega al servidor',
    text: 'No hubo respuesta del servidor facial. Su imagen no fue examinada.',
    advice: ['Compruebe la conexión de red.', 'Inténtelo de nuevo en un minuto.'],
  },
  busy: {
    title: 'El servidor está ocupado',
    text: 'Esperan más imágenes de las que puede aceptar. Su imagen no fue examinada.',
    advice: ['Inténtelo de nuevo en unos segundos.'],
  },
  tooLate: {
    title: 'Esta imagen ya no vale',
    text: 'Una imagen sellada cuenta una sola vez y solo durante dos minutos.',
    advice: [
      'Tome una imagen nueva.',
      'Si vuelve a pasar, compruebe el reloj de este dispositivo.',
    ],
  },
  tooLarge: {
    title: 'Lo enviado es demasiado grande',
    text: 'El servidor acepta imágenes solo hasta cierto tamaño.',
    advice: ['Elija una imagen más pequeña del documento.', 'Después inténtelo de nuevo.'],
  },
  sessionOver: {
    title: 'Su sesión ha terminado',
    text: 'El servidor ya no conoce esta visita, así que no se examinó nada.',
    advice: ['Vuelva a cargar esta página y empiece de nuevo.'],
  },
  unreadable: {
    title: 'El servidor no pudo leer la imagen',
    text: 'Lo que llegó no era una imagen sellada que este servidor pueda abrir.',
    advice: [
      'Vuelva a cargar esta página para que traiga la clave actual.',
      'Después tome una imagen nueva.',
    ],
  },
  notAccepted: {
    title: 'El servidor rechazó la petición',
    text: 'La petición no tenía la forma que el servidor espera.',
    advice: [
      'Compruebe las opciones e inténtelo de nuevo.',
      'Dé al operador los detalles de abajo.',
    ],
  },
  licence: {
    title: 'Este sitio no tiene licencia',
    text: 'El servidor facial no tiene una licencia válida para la dirección de esta página.',
    advice: [
      'Abra la página en su dirección con licencia.',
      'Dé al operador los detalles de abajo.',
    ],
  },
  internal: {
    title: 'Algo salió mal',
    text: 'La imagen no se pudo examinar. No es culpa suya.',
    advice: ['Inténtelo de nuevo.', 'Si sigue igual, dé al operador los detalles de abajo.'],
  },
};
