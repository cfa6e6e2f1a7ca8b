import '../design/design.css';
import { render } from 'preact';
import { followLinks } from '../app/router.ts';
import { SolveApp } from './solve-app.tsx';

const host = document.getElementById('app');
if (host === null) throw new Error('the page has no #app');
followLinks('/solve/');
host.replaceChildren();
render(<SolveApp />, host);
