export {startDashboard} from './dashboard.ts';
