import type { Locale } from './locale.ts';

/** Portuguese: `new FaceSDK({ ...PORTUGUESE })`. */
export const PORTUGUESE: Locale = {
  language: 'pt',
  localization: {
    FEEDBACK_RETRY: 'Algo não está certo. Mova-se um pouco para mudar a luz',
    FEEDBACK_RETRY_INSECURE: 'O sinal da câmera não é seguro',
    FEEDBACK_RETRY_QUALITY: 'A qualidade não é suficiente. Repita a captura',
    FEEDBACK_ENROLLED: 'Registro concluído',
    FEEDBACK_CAPTURED: 'Captura concluída',
    FEEDBACK_NOT_ENROLLED: 'A pessoa não está registrada',
    FEEDBACK_VERIFY_COMPLETED: 'Verificação concluída',
    FEEDBACK_VERIFY_FAILED: 'A verificação falhou',
    FEEDBACK_SEARCHING: 'Procurando…',
    FEEDBACK_INSIDE_GUIDE: 'Fique dentro da guia',
    FEEDBACK_PLEASE_HOLD: 'Não se mova',
    FEEDBACK_STABLE: 'Fique parado',
    FEEDBACK_EYE_LEVEL: 'Olhe para a frente',
    FEEDBACK_UP_FACING: 'Baixe um pouco o rosto em direção à câmera',
    FEEDBACK_DOWN_FACING: 'Levante um pouco o rosto em direção à câmera',
    FEEDBACK_FACE_OUTSIDE: 'Fique dentro da guia',
    FEEDBACK_CLOSE: 'Afaste-se',
    FEEDBACK_FAR: 'Aproxime-se',
    FEEDBACK_LEFT_FACING: 'Você está olhando para a esquerda. Olhe para a frente',
    FEEDBACK_RIGHT_FACING: 'Você está olhando para a direita. Olhe para a frente',
    FEEDBACK_ROTATED: 'Endireite a cabeça',
    FEEDBACK_NOT_STABLE: 'Fique parado',
    FEEDBACK_OK: 'Não se mova',
    FEEDBACK_NO: 'Verificando',
    FEEDBACK_NOT_CENTERED: 'Centralize o rosto na oval',
    FEEDBACK_CAMERA_ACQUIRING_FAILED:
      'Não é possível usar a câmera. Dê permissão ou repita a captura',
    FEEDBACK_PROCESSING: 'Processando…',
    FEEDBACK_UPLOAD_FAILURE: 'Erro interno. Tente novamente',
    FEEDBACK_INITIALIZATION: 'Preparando…',
    FEEDBACK_CHANGE_LIGHT: 'Evite sombras',
    FEEDBACK_CHANGE_LIGHT_TOO_BRIGHT: 'Luz demais. Procure uma luz mais suave',
    FEEDBACK_CHANGE_LIGHT_TOO_DARK: 'Escuro demais. Procure mais luz',
    FEEDBACK_BUTTON_CLOSE: 'Fechar',
    FEEDBACK_BUTTON_RETRY: 'Repetir',
    FEEDBACK_TRAINING_BUTTON_NEXT: 'Próximo',
    FEEDBACK_TRAINING_LABEL: 'Não mostrar novamente',
    FEEDBACK_ORIENTATION_NOT_SUPPORTED: 'Somente a posição vertical é aceita',
    FEEDBACK_TRAINING_DIALOG_CLOSED: 'A introdução foi fechada',
    FEEDBACK_LICENCE_INVALID: 'A licença não é válida',
    ERROR_BROWSER_NOT_SUPPORTED:
      'Este navegador não é compatível. Use Chrome, Opera, Edge, Samsung Internet (Android) ou Safari (iOS, Mac)',
    ERROR_BROWSER_VERSION_NOT_SUPPORTED:
      'Esta versão do navegador não é compatível. Atualize para a mais recente',
    ERROR_DEVICE_NOT_SUPPORTED:
      'Este dispositivo não é compatível. Use um telefone ou um computador',
    ERROR_DEVICE_NOT_SUPPORTED_ANDROID:
      'Esta versão do Android não é compatível. Atualize para a mais recente',
    ERROR_DEVICE_NOT_SUPPORTED_IOS:
      'Esta versão do iOS não é compatível. Atualize para a mais recente',
    ERROR_DEVICE_NOT_SUPPORTED_MEMORY: 'Este dispositivo não é compatível: memória insuficiente',
    ERROR_PLATFORM_NOT_SUPPORTED_ANDROID:
      'Esta versão do Android não é compatível. Atualize para a mais recente',
    ERROR_PLATFORM_NOT_SUPPORTED_IOS:
      'Esta versão do iOS não é compatível com este navegador. Atualize para a mais recente',
    ERROR_BROWSER_FEATURE_NOT_SUPPORTED: 'Faltam ao navegador TextDecoder ou a API Crypto',
    ERROR_WEBRTC_NOT_SUPPORTED: 'O navegador não aceita WebRTC',
    ERROR_MODEL_FAIL: 'A detecção não pôde ser executada',
    ERROR_SERVER_INTERNAL: 'Erro interno do servidor',
    ERROR_SERVER_CONNECTION_FAILURE: 'Sem conexão com o servidor',
    FEEDBACK_CAPTURE_TIMEOUT: 'A captura demorou demais. Tente novamente',
    FEEDBACK_DIALOG_CLOSED: 'A captura foi fechada',
    ERROR_NO_INPUT_DEVICES: 'Nenhuma câmera encontrada',
    ERROR_FETCH_INTERNAL: 'O servidor não está disponível',
    FEEDBACK_EYES_CLOSED: 'Abra os olhos',
    FEEDBACK_MULTIPLE_FACES: 'Apenas uma pessoa, por favor',
  },
};
