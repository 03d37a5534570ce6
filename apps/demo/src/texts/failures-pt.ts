import type { FAILURES_EN } from './failures-en';

export const FAILURES_PT: typeof FAILURES_EN = {
  cameraBlocked: {
    title: 'Não foi possível usar a câmera',
    text: 'O navegador não deixou esta página usar a câmera, ou outro programa a ocupa.',
    advice: [
      'Abra as configurações do site ao lado do endereço e permita a câmera.',
      'Feche outros programas e abas que usam a câmera.',
      'Depois tente de novo.',
    ],
  },
  noCamera: {
    title: 'Nenhuma câmera foi encontrada',
    text: 'Este aparelho não oferece nenhuma câmera ao navegador.',
    advice: [
      'Conecte uma câmera, ou abra a sua tampa ou chave.',
      'Ou abra esta página em um telefone.',
      'Depois tente de novo.',
    ],
  },
  timeout: {
    title: 'Nenhuma imagem boa a tempo',
    text: 'A câmera estava ligada, mas nenhuma imagem cumpriu todas as condições a tempo.',
    advice: [
      'Olhe para dentro do oval e siga as dicas.',
      'Procure uma luz uniforme e segure o aparelho à altura dos olhos.',
      'O tempo limite pode ser aumentado nas opções.',
    ],
  },
  closed: {
    title: 'Você fechou a câmera',
    text: 'Nada foi tirado e nada foi enviado.',
    advice: ['Comece de novo quando quiser.'],
  },
  trainingClosed: {
    title: 'Você fechou a introdução',
    text: 'A câmera não foi aberta e nada foi enviado.',
    advice: ['Comece de novo quando quiser.', 'A introdução pode ser omitida nas opções.'],
  },
  refusedOnDevice: {
    title: 'A imagem não era boa o bastante',
    text: 'O próprio aparelho recusou a imagem, por isso nada foi enviado.',
    advice: ['Procure uma luz uniforme e fique parado.', 'Limpe a lente da câmera.'],
  },
  insecureOnDevice: {
    title: 'O sinal da câmera foi recusado',
    text: 'As imagens não pareciam vir diretamente de uma câmera, por isso nada foi enviado.',
    advice: [
      'Use a câmera embutida do aparelho.',
      'Feche programas que mudam ou substituem a imagem da câmera.',
    ],
  },
  noFace: {
    title: 'Nenhum rosto foi encontrado na imagem',
    text: 'O servidor facial olhou a imagem e não viu nenhum rosto que pudesse examinar.',
    advice: ['Mantenha a cabeça inteira dentro do oval.', 'Tire óculos escuros, máscara ou boné.'],
  },
  severalFaces: {
    title: 'Há vários rostos na imagem',
    text: 'O servidor facial precisa ver uma pessoa sozinha.',
    advice: ['Peça aos outros que saiam da imagem.', 'Cuidado com cartazes e telas atrás de você.'],
  },
  poorPortrait: {
    title: 'A imagem não era boa o bastante',
    text: 'O servidor facial viu um rosto, mas não bem o bastante para o que foi pedido.',
    advice: [
      'Procure uma luz uniforme e olhe de frente para a câmera.',
      'Tire óculos, máscara ou boné.',
    ],
  },
  documentNoFace: {
    title: 'Nenhum rosto foi encontrado no documento',
    text: 'O servidor facial olhou a imagem do documento e não viu nenhum rosto.',
    advice: [
      'Escolha uma imagem nítida e direita do lado com o rosto.',
      'Evite reflexos e deixe o documento preencher a imagem.',
    ],
  },
  documentUnreadable: {
    title: 'Não foi possível ler a imagem do documento',
    text: 'O arquivo está danificado, ou não é o tipo de imagem que diz ser.',
    advice: ['Escolha outro arquivo: JPEG, PNG ou WebP.', 'Ou tire a imagem outra vez.'],
  },
  unsupported: {
    title: 'Este navegador ou aparelho não consegue',
    text: 'Falta aqui algo de que a captura precisa.',
    advice: [
      'Atualize o navegador, ou use um Chrome, Edge, Safari ou Opera recente.',
      'Abra a página por https, ou em localhost.',
    ],
  },
  model: {
    title: 'A guia da câmera não pôde começar',
    text: 'Os modelos que procuram o seu rosto não puderam ser carregados ou executados.',
    advice: ['Recarregue esta página.', 'Se continuar, informe ao operador os detalhes abaixo.'],
  },
  serverAway: {
    title: 'Não se alcança o servidor',
    text: 'Nenhuma resposta veio do servidor facial. A sua imagem não foi examinada.',
    advice: ['Verifique a conexão de rede.', 'Tente de novo em um minuto.'],
  },
  busy: {
    title: 'O servidor está ocupado',
    text: 'Esperam mais imagens do que ele pode aceitar. A sua imagem não foi examinada.',
    advice: ['Tente de novo em alguns segundos.'],
  },
  tooLate: {
    title: 'Esta imagem já não vale',
    text: 'Uma imagem selada conta uma só vez e só durante dois minutos.',
    advice: ['Tire uma imagem nova.', 'Se acontecer de novo, verifique o relógio deste aparelho.'],
  },
  tooLarge: {
    title: 'O que foi enviado é grande demais',
    text: 'O servidor aceita imagens só até certo tamanho.',
    advice: ['Escolha uma imagem menor do documento.', 'Depois tente de novo.'],
  },
  sessionOver: {
    title: 'A sua sessão terminou',
    text: 'O servidor já não conhece esta visita, por isso nada foi examinado.',
    advice: ['Recarregue esta página e comece de novo.'],
  },
  unreadable: {
    title: 'O servidor não conseguiu ler a imagem',
    text: 'O que chegou não era uma imagem selada que este servidor possa abrir.',
    advice: [
      'Recarregue esta página, para que ela busque a chave atual.',
      'Depois tire uma imagem nova.',
    ],
  },
  notAccepted: {
    title: 'O servidor recusou o pedido',
    text: 'O pedido não tinha a forma que o servidor espera.',
    advice: ['Verifique as opções e tente de novo.', 'Informe ao operador os detalhes abaixo.'],
  },
  licence: {
    title: 'Este site não tem licença',
    text: 'O servidor facial não tem uma licença válida para o endereço desta página.',
    advice: [
      'Abra a página no seu endereço licenciado.',
      'Informe ao operador os detalhes abaixo.',
    ],
  },
  internal: {
    title: 'Algo deu errado',
    text: 'A imagem não pôde ser examinada. A culpa não é sua.',
    advice: ['Tente de novo.', 'Se continuar, informe ao operador os detalhes abaixo.'],
  },
};
