-- What the programme begins with: one checklist for each use, in three languages. Officers change them
-- by new versions; the class is counted by raised hands, no child is named anywhere.

with made as (insert into checklists.checklist (code, use) values ('visit', 'VISIT') returning checklist)
insert into checklists.version (checklist, n, state, content, made_at, made_by, published_at, published_by)
select checklist, 1, 'PUBLISHED', $json$
{"title": {"en": "Visit to a classroom", "zh": "教室走访", "fr": "Visite d’une salle"}, "items": [
  {"name": "room", "type": "SECTION", "label": {"en": "The room", "zh": "教室", "fr": "La salle"}},
  {"name": "room_open", "type": "YES_NO", "label": {"en": "Was the computer room open and in use as a classroom?", "zh": "到访时机房是否开放，并作为教室使用？", "fr": "La salle informatique était-elle ouverte et utilisée comme salle de classe ?"}, "required": true},
  {"name": "room_why", "type": "TEXT", "label": {"en": "What is the room used for instead, and since when?", "zh": "目前这间教室作何用途？从什么时候开始？", "fr": "À quoi sert la salle à la place, et depuis quand ?"}, "required": true, "relevant": {"item": "room_open", "is": "EQUAL", "value": "no"}, "limit": {"longest": 500}},
  {"name": "power", "type": "ONE_OF", "label": {"en": "How often did the power fail in the last month?", "zh": "最近一个月停电多少次？", "fr": "Combien de coupures de courant au cours du dernier mois ?"}, "required": true, "options": [{"code": "never", "label": {"en": "never", "zh": "没有", "fr": "jamais"}}, {"code": "weekly", "label": {"en": "once a week or less", "zh": "每周一次或更少", "fr": "une fois par semaine ou moins"}}, {"code": "often", "label": {"en": "more often", "zh": "更频繁", "fr": "plus souvent"}}]},
  {"name": "sockets_safe", "type": "YES_NO", "label": {"en": "Are sockets, cables and the earth connection safe to the eye?", "zh": "目测插座、线路和接地是否安全？", "fr": "Les prises, les câbles et la terre paraissent-ils sûrs ?"}, "hint": {"en": "No bare wires, no burn marks, no socket strips in a chain.", "zh": "无裸线、无烧痕、接线板不串接。", "fr": "Pas de fil dénudé, pas de trace de brûlure, pas de multiprises en chaîne."}, "required": true},
  {"name": "internet", "type": "ONE_OF", "label": {"en": "The internet connection today", "zh": "今天的网络情况", "fr": "La connexion Internet aujourd’hui"}, "required": true, "options": [{"code": "works", "label": {"en": "works", "zh": "正常", "fr": "fonctionne"}}, {"code": "slow", "label": {"en": "works, but too slow for a class", "zh": "能用，但全班用时太慢", "fr": "fonctionne, mais trop lente pour une classe"}}, {"code": "down", "label": {"en": "does not work", "zh": "不通", "fr": "ne fonctionne pas"}}, {"code": "none", "label": {"en": "there is none", "zh": "没有网络", "fr": "il n’y en a pas"}}]},
  {"name": "locked", "type": "YES_NO", "label": {"en": "Is the room locked when nobody teaches in it?", "zh": "无人上课时机房是否上锁？", "fr": "La salle est-elle fermée à clé quand personne n’y enseigne ?"}, "required": true},
  {"name": "room_photo", "type": "PHOTO", "label": {"en": "The whole room, without people", "zh": "教室全景，不拍人", "fr": "Toute la salle, sans personne"}, "hint": {"en": "Wait until the room is empty: no faces, no names on the board.", "zh": "等教室没有人时再拍：不要拍到人脸，也不要拍到黑板上的姓名。", "fr": "Attendez que la salle soit vide : ni visages, ni noms au tableau."}, "required": true},
  {"name": "use", "type": "SECTION", "label": {"en": "How it is used", "zh": "使用情况", "fr": "L’usage"}},
  {"name": "timetable", "type": "YES_NO", "label": {"en": "Is there a timetable for the room, and does it hang there?", "zh": "机房有课表并张贴在现场吗？", "fr": "Y a-t-il un emploi du temps de la salle, et y est-il affiché ?"}, "required": true},
  {"name": "lessons_week", "type": "INTEGER", "label": {"en": "Lessons in the room in a normal week", "zh": "平常一周在机房上几节课", "fr": "Leçons dans la salle pendant une semaine ordinaire"}, "required": true, "limit": {"min": 0, "max": 60}},
  {"name": "classes", "type": "INTEGER", "label": {"en": "Classes that come to the room", "zh": "使用机房的班级数", "fr": "Classes qui viennent dans la salle"}, "required": true, "limit": {"min": 0, "max": 100}},
  {"name": "subjects", "type": "SEVERAL_OF", "label": {"en": "What is taught there", "zh": "教学内容", "fr": "Ce qu’on y enseigne"}, "options": [{"code": "it", "label": {"en": "computing", "zh": "信息科技", "fr": "informatique"}}, {"code": "coding", "label": {"en": "coding", "zh": "编程", "fr": "programmation"}}, {"code": "chinese", "label": {"en": "language", "zh": "语文等语言课", "fr": "langue"}}, {"code": "maths", "label": {"en": "mathematics", "zh": "数学", "fr": "mathématiques"}}, {"code": "science", "label": {"en": "science", "zh": "科学", "fr": "sciences"}}, {"code": "arts", "label": {"en": "arts and music", "zh": "艺术与音乐", "fr": "arts et musique"}}, {"code": "distance", "label": {"en": "lessons from a distance", "zh": "远程课堂", "fr": "cours à distance"}}, {"code": "other", "label": {"en": "other", "zh": "其他", "fr": "autre"}}]},
  {"name": "teachers", "type": "INTEGER", "label": {"en": "Teachers who use the room", "zh": "使用机房的教师人数", "fr": "Enseignants qui utilisent la salle"}, "required": true, "limit": {"min": 0, "max": 200}},
  {"name": "keeper_there", "type": "YES_NO", "label": {"en": "Was the teacher in charge present?", "zh": "机房负责老师在场吗？", "fr": "L’enseignant responsable était-il présent ?"}, "required": true},
  {"name": "logbook", "type": "YES_NO", "label": {"en": "Is the room's log book kept?", "zh": "机房使用登记本有人填写吗？", "fr": "Le cahier de la salle est-il tenu ?"}},
  {"name": "machines", "type": "SECTION", "label": {"en": "The computers", "zh": "电脑", "fr": "Les ordinateurs"}},
  {"name": "updates", "type": "YES_NO", "label": {"en": "Are the computers up to date and free of unknown programs?", "zh": "电脑系统已更新，且没有来历不明的软件？", "fr": "Les ordinateurs sont-ils à jour et sans programmes inconnus ?"}, "required": true},
  {"name": "agent", "type": "YES_NO", "label": {"en": "Does the small program that counts minutes run on them?", "zh": "统计使用时长的小程序在运行吗？", "fr": "Le petit programme qui compte les minutes y fonctionne-t-il ?"}},
  {"name": "clean", "type": "YES_NO", "label": {"en": "Are they clean, with free air vents?", "zh": "电脑清洁、散热口通畅？", "fr": "Sont-ils propres, avec des grilles d’aération dégagées ?"}},
  {"name": "machines_photo", "type": "PHOTO", "label": {"en": "What is broken, close up", "zh": "故障部位近照", "fr": "Ce qui est en panne, de près"}},
  {"name": "people", "type": "SECTION", "label": {"en": "People", "zh": "人员", "fr": "Les personnes"}},
  {"name": "trained", "type": "ONE_OF", "label": {"en": "Does the teacher in charge feel sure with the room?", "zh": "负责老师使用机房有把握吗？", "fr": "L’enseignant responsable se sent-il à l’aise avec la salle ?"}, "required": true, "options": [{"code": "sure", "label": {"en": "yes, and helps others", "zh": "有把握，还能帮助他人", "fr": "oui, et il aide les autres"}}, {"code": "alone", "label": {"en": "for own lessons", "zh": "自己上课没问题", "fr": "pour ses propres leçons"}}, {"code": "unsure", "label": {"en": "not yet", "zh": "还没有把握", "fr": "pas encore"}}]},
  {"name": "needs", "type": "TEXT", "label": {"en": "What would help most until the next visit?", "zh": "下次到访前，最需要什么帮助？", "fr": "Qu’est-ce qui aiderait le plus jusqu’à la prochaine visite ?"}, "limit": {"longest": 1000}},
  {"name": "agreed", "type": "TEXT", "label": {"en": "What was agreed with the school, and by when", "zh": "与学校约定的事项及期限", "fr": "Ce qui a été convenu avec l’école, et pour quand"}, "required": true, "limit": {"longest": 1000}}
]}$json$::jsonb, now(), 0, now(), 0 from made;

with made as (insert into checklists.checklist (code, use) values ('check-in', 'CHECKIN') returning checklist)
insert into checklists.version (checklist, n, state, content, made_at, made_by, published_at, published_by)
select checklist, 1, 'PUBLISHED', $json$
{"title": {"en": "Monthly check-in", "zh": "每月报告", "fr": "Nouvelles du mois"}, "items": [
  {"name": "working", "type": "INTEGER", "label": {"en": "How many computers work today?", "zh": "今天有多少台电脑能正常使用？", "fr": "Combien d’ordinateurs fonctionnent aujourd’hui ?"}, "required": true, "limit": {"min": 0, "max": 200}},
  {"name": "faulty", "type": "INTEGER", "label": {"en": "How many are there but do not work?", "zh": "有多少台在教室但坏了？", "fr": "Combien sont là mais ne fonctionnent pas ?"}, "required": true, "limit": {"min": 0, "max": 200}},
  {"name": "missing", "type": "INTEGER", "label": {"en": "How many are not there?", "zh": "有多少台不在教室？", "fr": "Combien ne sont pas là ?"}, "required": true, "limit": {"min": 0, "max": 200}},
  {"name": "room_used", "type": "ONE_OF", "label": {"en": "Can lessons take place in the room?", "zh": "机房现在能上课吗？", "fr": "Peut-on donner des leçons dans la salle ?"}, "required": true, "options": [{"code": "yes", "label": {"en": "yes", "zh": "能", "fr": "oui"}}, {"code": "partly", "label": {"en": "with difficulty", "zh": "勉强能", "fr": "difficilement"}}, {"code": "down", "label": {"en": "no, the room is down", "zh": "不能，机房已停用", "fr": "non, la salle est à l’arrêt"}}]},
  {"name": "hours", "type": "DECIMAL", "label": {"en": "Hours of lessons in the room in the last week", "zh": "上周在机房上了几小时课", "fr": "Heures de cours dans la salle la semaine dernière"}, "limit": {"min": 0, "max": 80}},
  {"name": "help", "type": "TEXT", "label": {"en": "What do you need from us?", "zh": "需要我们做什么？", "fr": "De quoi avez-vous besoin ?"}, "hint": {"en": "No names of pupils, please.", "zh": "请勿填写学生姓名。", "fr": "Pas de noms d’élèves, s’il vous plaît."}, "limit": {"longest": 300}}
]}$json$::jsonb, now(), 0, now(), 0 from made;

with made as (insert into checklists.checklist (code, use) values ('inventory', 'INVENTORY') returning checklist)
insert into checklists.version (checklist, n, state, content, made_at, made_by, published_at, published_by)
select checklist, 1, 'PUBLISHED', $json$
{"title": {"en": "Half-year inventory", "zh": "半年盘点", "fr": "Inventaire semestriel"}, "items": [
  {"name": "foreign", "type": "INTEGER", "label": {"en": "Computers in the room that are not on our list", "zh": "教室里不在清单上的电脑", "fr": "Ordinateurs dans la salle qui ne sont pas sur notre liste"}, "required": true, "limit": {"min": 0, "max": 200}},
  {"name": "labels", "type": "YES_NO", "label": {"en": "Can the labels still be read?", "zh": "标签还看得清吗？", "fr": "Les étiquettes sont-elles encore lisibles ?"}, "required": true},
  {"name": "screens", "type": "INTEGER", "label": {"en": "Spare keyboards and mice that work", "zh": "能用的备用键盘和鼠标", "fr": "Claviers et souris de rechange qui fonctionnent"}, "limit": {"min": 0, "max": 200}},
  {"name": "remarks", "type": "TEXT", "label": {"en": "Anything else about the list", "zh": "其他说明", "fr": "Autre remarque sur la liste"}, "limit": {"longest": 500}}
]}$json$::jsonb, now(), 0, now(), 0 from made;

with made as (insert into checklists.checklist (code, use) values ('principal', 'QUESTIONNAIRE_PRINCIPAL') returning checklist)
insert into checklists.version (checklist, n, state, content, made_at, made_by, published_at, published_by)
select checklist, 1, 'PUBLISHED', $json$
{"title": {"en": "Questions to the principal", "zh": "校长问卷", "fr": "Questions à la direction"}, "items": [
  {"name": "place", "type": "SECTION", "label": {"en": "The room in the school", "zh": "机房在学校中的位置", "fr": "La salle dans l’école"}},
  {"name": "curriculum", "type": "YES_NO", "label": {"en": "Is computing part of your school's timetable?", "zh": "信息科技课已列入学校课表吗？", "fr": "L’informatique figure-t-elle à l’emploi du temps de l’école ?"}, "required": true},
  {"name": "budget", "type": "YES_NO", "label": {"en": "Is there money this year for power, line and repairs?", "zh": "今年有用于电费、网费和维修的经费吗？", "fr": "Y a-t-il un budget cette année pour le courant, la ligne et les réparations ?"}, "required": true},
  {"name": "deputy", "type": "YES_NO", "label": {"en": "Is there a second teacher who can run the room?", "zh": "有第二位能管理机房的老师吗？", "fr": "Un second enseignant peut-il faire tourner la salle ?"}, "required": true},
  {"name": "turnover", "type": "INTEGER", "label": {"en": "Teachers trained for the room who left the school this year", "zh": "今年离校的、受过机房培训的教师", "fr": "Enseignants formés pour la salle qui ont quitté l’école cette année"}, "limit": {"min": 0, "max": 100}},
  {"name": "worth", "type": "SECTION", "label": {"en": "What it is worth", "zh": "成效", "fr": "Ce qu’elle apporte"}},
  {"name": "results", "type": "ONE_OF", "label": {"en": "The room has changed how we teach", "zh": "机房改变了我们的教学方式", "fr": "La salle a changé notre façon d’enseigner"}, "required": true, "options": [{"code": "yes", "label": {"en": "yes", "zh": "同意", "fr": "oui"}}, {"code": "rather", "label": {"en": "rather yes", "zh": "比较同意", "fr": "plutôt oui"}}, {"code": "rather_not", "label": {"en": "rather not", "zh": "不太同意", "fr": "plutôt non"}}, {"code": "no", "label": {"en": "no", "zh": "不同意", "fr": "non"}}]},
  {"name": "community", "type": "YES_NO", "label": {"en": "Do parents or neighbours use the room as well?", "zh": "家长或村民也使用机房吗？", "fr": "Des parents ou des voisins utilisent-ils aussi la salle ?"}},
  {"name": "closing", "type": "YES_NO", "label": {"en": "Is a merger, closing or move of the school planned?", "zh": "学校有合并、撤并或搬迁的计划吗？", "fr": "Une fusion, une fermeture ou un déménagement de l’école est-il prévu ?"}, "required": true},
  {"name": "better", "type": "TEXT", "label": {"en": "What should we do better?", "zh": "我们在哪些方面应当改进？", "fr": "Que devrions-nous faire mieux ?"}, "limit": {"longest": 1000}}
]}$json$::jsonb, now(), 0, now(), 0 from made;

with made as (insert into checklists.checklist (code, use) values ('teacher', 'QUESTIONNAIRE_TEACHER') returning checklist)
insert into checklists.version (checklist, n, state, content, made_at, made_by, published_at, published_by)
select checklist, 1, 'PUBLISHED', $json$
{"title": {"en": "Questions to teachers", "zh": "教师问卷", "fr": "Questions aux enseignants"}, "items": [
  {"name": "subject", "type": "ONE_OF", "label": {"en": "What do you mostly teach?", "zh": "您主要教什么？", "fr": "Qu’enseignez-vous surtout ?"}, "required": true, "options": [{"code": "it", "label": {"en": "computing", "zh": "信息科技", "fr": "informatique"}}, {"code": "language", "label": {"en": "languages", "zh": "语言", "fr": "langues"}}, {"code": "maths", "label": {"en": "mathematics or science", "zh": "数学或科学", "fr": "mathématiques ou sciences"}}, {"code": "other", "label": {"en": "other", "zh": "其他", "fr": "autre"}}]},
  {"name": "how_often", "type": "ONE_OF", "label": {"en": "How often do you teach in the room?", "zh": "您多久在机房上一次课？", "fr": "À quelle fréquence enseignez-vous dans la salle ?"}, "required": true, "options": [{"code": "never", "label": {"en": "never", "zh": "从不", "fr": "jamais"}}, {"code": "monthly", "label": {"en": "once a month", "zh": "每月一次", "fr": "une fois par mois"}}, {"code": "weekly", "label": {"en": "once a week", "zh": "每周一次", "fr": "une fois par semaine"}}, {"code": "often", "label": {"en": "several times a week", "zh": "每周多次", "fr": "plusieurs fois par semaine"}}]},
  {"name": "training", "type": "YES_NO", "label": {"en": "Have you been trained for it by us or by others?", "zh": "您接受过我们或他人的相关培训吗？", "fr": "Avez-vous été formé pour cela, par nous ou par d’autres ?"}, "required": true},
  {"name": "sure", "type": "ONE_OF", "label": {"en": "I feel sure when I teach with computers", "zh": "用电脑上课时我有把握", "fr": "Je me sens à l’aise quand j’enseigne avec des ordinateurs"}, "required": true, "options": [{"code": "yes", "label": {"en": "yes", "zh": "同意", "fr": "oui"}}, {"code": "rather", "label": {"en": "rather yes", "zh": "比较同意", "fr": "plutôt oui"}}, {"code": "rather_not", "label": {"en": "rather not", "zh": "不太同意", "fr": "plutôt non"}}, {"code": "no", "label": {"en": "no", "zh": "不同意", "fr": "non"}}]},
  {"name": "enough", "type": "ONE_OF", "label": {"en": "There are enough working computers for a class", "zh": "能用的电脑够全班使用", "fr": "Il y a assez d’ordinateurs en état pour une classe"}, "required": true, "options": [{"code": "yes", "label": {"en": "yes", "zh": "同意", "fr": "oui"}}, {"code": "rather", "label": {"en": "rather yes", "zh": "比较同意", "fr": "plutôt oui"}}, {"code": "rather_not", "label": {"en": "rather not", "zh": "不太同意", "fr": "plutôt non"}}, {"code": "no", "label": {"en": "no", "zh": "不同意", "fr": "non"}}]},
  {"name": "obstacles", "type": "SEVERAL_OF", "label": {"en": "What keeps you from using the room more often?", "zh": "什么原因让您不能更多地使用机房？", "fr": "Qu’est-ce qui vous empêche d’utiliser la salle plus souvent ?"}, "options": [{"code": "faults", "label": {"en": "broken computers", "zh": "电脑故障", "fr": "ordinateurs en panne"}}, {"code": "power", "label": {"en": "power", "zh": "停电", "fr": "le courant"}}, {"code": "line", "label": {"en": "internet", "zh": "网络", "fr": "Internet"}}, {"code": "time", "label": {"en": "no time in the timetable", "zh": "课表没有时间", "fr": "pas de temps à l’emploi du temps"}}, {"code": "material", "label": {"en": "no material in our language", "zh": "缺少本语言的教学资料", "fr": "pas de matériel dans notre langue"}}, {"code": "training", "label": {"en": "too little training", "zh": "培训不足", "fr": "trop peu de formation"}}, {"code": "nothing", "label": {"en": "nothing", "zh": "没有障碍", "fr": "rien"}}]},
  {"name": "wish", "type": "TEXT", "label": {"en": "What would help you most?", "zh": "什么对您帮助最大？", "fr": "Qu’est-ce qui vous aiderait le plus ?"}, "limit": {"longest": 1000}}
]}$json$::jsonb, now(), 0, now(), 0 from made;

with made as (insert into checklists.checklist (code, use) values ('pupils', 'QUESTIONNAIRE_PUPILS') returning checklist)
insert into checklists.version (checklist, n, state, content, made_at, made_by, published_at, published_by)
select checklist, 1, 'PUBLISHED', $json$
{"title": {"en": "Questions to a class", "zh": "班级问卷", "fr": "Questions à une classe"}, "items": [
  {"name": "how", "type": "NOTE", "label": {"en": "Ask the whole class, let hands go up, write down the numbers. No names, no lists.", "zh": "请面向全班提问，举手计数，只填人数。不记姓名，不留名单。", "fr": "Interrogez toute la classe, comptez les mains levées, notez les nombres. Pas de noms, pas de listes."}},
  {"name": "class_size", "type": "INTEGER", "label": {"en": "Pupils present", "zh": "到场学生人数", "fr": "Élèves présents"}, "required": true, "limit": {"min": 1, "max": 80}},
  {"name": "often", "type": "SECTION", "label": {"en": "How often do you use the computers at school?", "zh": "你们多久在学校用一次电脑？", "fr": "À quelle fréquence utilisez-vous les ordinateurs à l’école ?"}},
  {"name": "often_never", "type": "INTEGER", "label": {"en": "never", "zh": "从不", "fr": "jamais"}, "required": true, "limit": {"min": 0, "max": 80}},
  {"name": "often_monthly", "type": "INTEGER", "label": {"en": "about once a month", "zh": "大约每月一次", "fr": "environ une fois par mois"}, "required": true, "limit": {"min": 0, "max": 80}},
  {"name": "often_weekly", "type": "INTEGER", "label": {"en": "every week", "zh": "每周", "fr": "chaque semaine"}, "required": true, "limit": {"min": 0, "max": 80}},
  {"name": "home", "type": "SECTION", "label": {"en": "Do you have a computer to use at home?", "zh": "你们家里有电脑可用吗？", "fr": "Avez-vous un ordinateur à la maison ?"}},
  {"name": "home_yes", "type": "INTEGER", "label": {"en": "yes", "zh": "有", "fr": "oui"}, "required": true, "limit": {"min": 0, "max": 80}},
  {"name": "home_no", "type": "INTEGER", "label": {"en": "no", "zh": "没有", "fr": "non"}, "required": true, "limit": {"min": 0, "max": 80}},
  {"name": "like", "type": "SECTION", "label": {"en": "Do you like lessons in the computer room?", "zh": "你们喜欢在机房上课吗？", "fr": "Aimez-vous les leçons dans la salle informatique ?"}},
  {"name": "like_yes", "type": "INTEGER", "label": {"en": "yes", "zh": "喜欢", "fr": "oui"}, "required": true, "limit": {"min": 0, "max": 80}},
  {"name": "like_so", "type": "INTEGER", "label": {"en": "more or less", "zh": "一般", "fr": "plus ou moins"}, "required": true, "limit": {"min": 0, "max": 80}},
  {"name": "like_no", "type": "INTEGER", "label": {"en": "no", "zh": "不喜欢", "fr": "non"}, "required": true, "limit": {"min": 0, "max": 80}}
]}$json$::jsonb, now(), 0, now(), 0 from made;
