/** Starts the page: the demo clinic's telephone, its agent's desk, and the flow as it runs. */
import { render } from 'preact';
import { App } from './app.tsx';

const place = document.getElementById('page');
if (place) render(<App />, place);
