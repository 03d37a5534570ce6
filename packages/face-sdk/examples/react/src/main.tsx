import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Capture } from './capture';

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <Capture />
  </StrictMode>,
);
