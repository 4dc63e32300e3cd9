import {startDashboard} from './dashboard.ts';

const root = document.getElementById('dashboard');
if (root) startDashboard(root, navigator.language);
