import '../design/design.css';
import { render } from 'preact';
import { StaffApp } from './staff-app.tsx';

const host = document.getElementById('app');
if (host === null) throw new Error('the page has no #app');
host.replaceChildren();
render(<StaffApp />, host);
