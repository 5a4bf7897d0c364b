"""Given names common in the news of many countries, in the spellings papers use.

Written for this project.
"""

from __future__ import annotations

__all__ = ["GIVEN_NAMES"]

_GIVEN = """
Aaron Abbas Abdel Abdul Abdullah Abigail Abraham Ada Adam Adrian Agnes Ahmad Ahmed Aidan Aisha Akira Alain
Alan Albert Alberto Alejandra Alejandro Aleksandar Aleksander Aleksandr Aleksei Aleksey Alessandro Alex
Alexander Alexandra Alexandre Alexei Alexey Alexis Alfonso Alfred Ali Alice Alicia Alina Alison Allison
Amanda Amber Amelia Amina Amir Amit Amy Ana Anastasia Anatoly Anders Andre Andrea Andreas Andrei Andres
Andrew Andrey Andrii Andriy Andy Angela Angelina Angelo Angus Anita Anjali Ann Anna Anne Annette Annika
Anthony Antoine Anton Antonio António Antony Anwar Ariana Ariel Armando Arnaud Arnold Arthur Artur Arturo
Arun Arvind Ashley Ashok Ashraf Asif Astrid Audrey Axel Ayman Ayse Ayşe Aziz Barack Barbara Barry Bashar
Beatrice Beatriz Ben Benedict Benjamin Bernard Bernd Bernie Bert Beth Betty Bill Billy Björn Bob Bobby Boris
Brad Bradley Brandon Brenda Brett Brian Bridget Bruce Bruno Bryan Burak Caleb Cameron Carl Carla Carlo Carlos
Carmen Carol Carolina Caroline Carolyn Carrie Catherine Cecilia Charles Charlie Charlotte Chloe Chris
Christian Christiane Christina Christine Christoph Christophe Christopher Chuck Cindy Claire Clara Clare
Clarence Claude Claudia Claudio Clive Colin Connor Conor Corey Craig Cristian Cristiano Cristina Curtis
Cynthia Cyril Daisy Damien Dan Dana Daniel Daniela Daniele Danielle Danny Darren Dave David Deborah Debra
Deepak Demi Denis Dennis Derek Diana Diane Didier Diego Dieter Dilma Dirk Dmitri Dmitriy Dmitry Dmytro
Dominic Dominik Dominique Don Donald Donna Doris Dorothy Doug Douglas Duncan Dustin Dwight Dylan Ed Eddie
Edgar Edith Eduardo Edward Edwin Eileen Ekrem Elaine Elena Eleanor Elias Elijah Elina Elisabeth Elise
Elizabeth Ella Ellen Elon Elsa Emily Emine Emma Emmanuel Enrique Eric Erica Erik Erika Erin Ernest Ernesto
Esther Ethan Eugene Eva Evan Evelyn Fabian Fabio Farah Farid Fatima Fatma Faisal Felipe Felix Ferdinand
Fernanda Fernando Fiona Flora Florence Florian Frances Francesca Francesco Francis Francisco Franco Francois
François Frank Franklin Franz Fred Frederic Frédéric Frederick Friedrich Fumio Gabriel Gabriela Gareth Gary
Gavin Gemma Gene Geoffrey Georg George Georges Georgia Gerald Gerard Gerhard Giacomo Gianni Gilbert Giorgia
Giorgio Giovanni Giuseppe Glen Glenn Gloria Gonzalo Gordon Grace Graham Greg Gregor Gregory Greta Guido
Guillaume Guillermo Gustavo Guy Hakan Hans Harold Haruki Harry Harvey Hasan Hassan Heather Hector Heidi Heiko
Helen Helena Helene Helmut Henri Henrik Henry Herbert Herman Hermann Hillary Hiroshi Holger Holly Horst
Howard Hubert Hugh Hugo Hussein Ian Ibrahim Ida Igor Ilham Imran Ines Ingrid Irene Irina Iris Isaac Isabel
Isabella Isabelle Ismail Ivan Ivana Jack Jackie Jackson Jacob Jacqueline Jacques Jair Jakob Jamal James Jamie
Jan Jane Janet Jared Jason Javier Jay Jean Jeff Jeffrey Jennifer Jens Jeremy Jerome Jerry Jesse Jessica Jesus
Jesús Jill Jim Jimmy Joachim Joan Joanna Joao João Jochen Joe Joel Johan Johann Johanna Johannes John Johnny
Jon Jonas Jonathan Jordi Jorge Jose José Josef Joseph Josep Josh Joshua Joyce Juan Judith Judy Jules Julia
Julian Juliana Julie Julien Juliet Jun Jürgen Justin Kaja Kamala Karen Karim Karin Karina Karl Karl-Heinz
Karsten Kate Katharina Katherine Kathleen Kathryn Kathy Katie Katja Katrin Kay Keir Keith Keiko Kelly Kemal
Ken Kenji Kenneth Kerry Kevin Khaled Khalid Kim Kimberly Kirill Kirsten Klaus Konstantin Kristen Kristina
Kurt Kyle Lara Larry Lars Laura Lauren Laurence Laurent Lawrence Leah Lech Lee Leila Leo Leon Leonard
Leonardo Leonid Leslie Lewis Liam Lidia Liliana Lily Linda Lindsay Lindsey Lionel Lisa Liz Lloyd Lorenzo
Louis Louise Luc Luca Lucas Lucia Lucy Ludmila Ludwig Luigi Luis Luisa Lukas Luke Lula Lydia Lynn Madeleine
Magdalena Mahmoud Malcolm Malik Manfred Manmohan Manuel Mao Marc Marcel Marcelo Marco Marcos Marcus Margaret
Maria María Mariah Mariam Marie Marina Marine Mario Marion Mark Marko Markus Marta Martha Martin Martina
Marvin Mary Masoud Massimo Mateo Mateusz Mathias Matt Matteo Matthew Matthias Maurice Mauricio Max Maxim
Maximilian May Megan Mehmet Mei Melania Melanie Melissa Meryl Mia Michael Michaela Michel Michelle Miguel
Mihail Mikael Mike Mikhail Mila Milan Miles Milo Min Ming Miriam Mitch Mitt Mohamed Mohammad Mohammed Mona
Monica Monika Moritz Muammar Muhammad Murat Murray Mustafa Mykhailo Nadia Nancy Naomi Narendra Natalia
Natalie Natasha Nathan Nathaniel Neil Nelson Nicholas Nick Nico Nicola Nicolas Nicole Nigel Nikita Nikki
Nikola Nikolai Nikolaus Nikolay Nils Nina Noah Noel Nora Norbert Norman Nuno Oleg Oleh Oleksandr Oleksii
Olena Olga Oliver Olivia Olivier Omar Oscar Oskar Otto Owen Pablo Paolo Pascal Patricia Patricio Patrick Paul
Paula Paulo Pavel Pedro Peggy Penelope Penny Pete Peter Petr Petra Petro Phil Philip Philipp Philippe Phillip
Phyllis Pierre Pietro Pilar Piotr Priya Rachel Rafael Rahul Raj Rajesh Ralf Ralph Ramón Ramzan Randy Raphael
Raquel Rashid Raul Raúl Ray Raymond Rebecca Recep Regina Reinhard Renate Renato Rene René Reza Ricardo
Richard Rick Ricky Rishi Rita Rob Robert Roberta Roberto Robin Rodrigo Roger Roland Rolf Roman Ron Ronald
Rosa Rose Ross Roy Rudolf Rui Ruben Rupert Russell Ruth Ryan Sabine Sadiq Sally Salman Salvador Sam Samantha
Samir Samuel Sandra Sandro Santiago Sara Sarah Sascha Satoshi Scott Sean Sebastian Sebastien Selim Serena
Sergei Sergey Sergio Serhii Seth Shane Shannon Sharon Shaun Sheila Shinzo Shirley Sidney Sigmar Silvia Silvio
Simon Simona Simone Sofia Sonia Sophia Sophie Stacey Stan Stanislav Stefan Stefanie Stella Stephan Stephanie
Stephen Steve Steven Stuart Sue Sunil Susan Susanne Suzanne Svetlana Sven Sylvia Sylvie Takeshi Tamara Tammy
Tanya Tariq Tatiana Tatyana Taylor Ted Teresa Terry Thabo Theo Theodore Theresa Therese Thierry Thomas
Thorsten Tim Timothy Tina Tobias Todd Tom Tomas Tomasz Tommy Toni Tony Tracy Travis Tristan Tulsi Tyler
Ulrich Ulrike Umar Ursula Uwe Valentin Valentina Valentyna Valeria Valerie Vanessa Vera Veronica Vicente
Victor Victoria Viktor Vincent Vincenzo Virginia Vitali Vitaly Vivek Vivian Vlad Vladimir Vladislav Volker
Volodymyr Walter Wanda Warren Wayne Wendy Werner Wilhelm Will William Wilson Wolfgang Xavier Xi Yair Yang
Yann Yasmin Yasser Yevgeny Yitzhak Yoko Yolanda Yoon Yoshihide Yuki Yulia Yuri Yury Yusuf Yves Yvonne Zachary
Zainab Zoe Zoran Александр Алексей Анатолий Андрей Анна Антон Борис Валерий Василий Виктор Виталий Владимир
Владислав Вячеслав Геннадий Георгий Григорий Даниил Денис Дмитрий Дональд Евгений Екатерина Елена Иван Игорь
Илья Ирина Кирилл Константин Леонид Мария Марко Михаил Наталья Николай Олег Ольга Павел Петр Пётр Роман
Светлана Сергей Татьяна Эммануэль Юлия Юрий Александра Алина Анастасия Арсений Артём Артем Богдан Вадим
Валентин Валентина Валерия Варвара Василиса Вера Вероника Виктория Виталина Галина Глеб Давид Дарья Джо
Егор Елизавета Ефим Жанна Захар Зинаида Зоя Инна Илон Карина Кира Клавдия Кристина Ксения Лариса Лев Лидия
Любовь Людмила Майкл Макар Максим Марат Маргарита Марина Марк Матвей Марта Надежда Наталия Никита Николас
Нина Оксана Олеся Полина Раиса Рамзан Рашид Ринат Родион Руслан Рустам Савелий Семён Семен Софья Станислав
Степан Тамара Тимофей Тимур Фёдор Федор Филипп Эдуард Элла Эльвира Эльдар Эмма Яна Ярослав
Abdelaziz Abdelmadjid Abdoulaye Abdulaziz Abdulrahman Abiy Achim Adelheid Aditya Adrián Afonso Agnieszka Ahmet
Ainhoa Airlangga Aisling Aitor Ajay Akihito Akosua Alar Alasdair Alassane Albrecht Alfons Alisher Alois Amal
Amara Amartya Aminata Andrius Andrzej Andrés Angharad Anil Anja Anke Annalena Annie Ansgar Antje Antonis
Anutin Anwaar Aoife Arancha Arjun Armin Arne Ashwin Asim Asma Assimi Asuman Atiku Aung Aurore Aurélien Ayhan
Aylin Babatunde Bahadır Bakhtiar Bassem Bassirou Bastien Başak Beata Beate Begoña Benny Benoît Berit Bezalel
Bidzina Bilal Birgit Birgitta Bjarne Bjarni Bodo Bogdan Bola Borja Borut Boyko Brigitte Britta Bukayo Burkhard
Bärbel Bülent Callum Carles Carme Carola Carsten Carwyn Catarina Cate Cem Cengiz Chaim Changpeng Chidi Chinedu
Chrystia Chukwuemeka Ciara Ciarán Ciro Claudine Claus Clémence Clémentine Concepción Corentin Cormac Cornelia
Cristóbal Cyrille Cédric Călin Dacian Dagmar Dalia Danilo Darius Declan Delcy Delyan Detlef Detlev Devlet Dewi
Diarmuid Dietmar Dimitris Dorothea Dragan Droupadi Dulce Ebba Eberhard Ebrahim Ebru Eckart Eckhard Edelgard
Edouard Edurne Egils Ehud Eilidh Elke Elżbieta Emeka Emiliano Emmerson Emre Eoghan Ercan Erdal Erna Esmail
Espen Esra Esteban Eva-Maria Evangelos Evika Ewa Fabien Fabrice Fahrettin Fahri Farouk Fatih Fatou Faustin
Ferenc Fergus Ferhat Fermín Fethullah Fidèle Filiz Florent Flávio Fouad Frank-Walter Franziska Frauke Fredrik
Friederike Fritz Fumihito Félix Gabriele Gaspar Gavan Gaëlle Gennady Georgi Geraldo Gerardo Gerd Germán Gernot
Gesine Gethin Ghassan Ghislaine Gideon Gilles Giorgos Gisela Gitanas Giuliano Goran Gotabaya Gottfried Graça
Grzegorz Gráinne Grégory Gudrun Gunther Guðni Gyula Gábor Gökhan Göran Gülşen Günter Günther Haider Haitham
Hamad Hamid Hamish Hanan Hande Hannelore Hanno Harald Hartmut Hashim Hasina Hayao Hayden Heike Heinrich Heinz
Helga Helge Hendrik Henning Henriette Heribert Herzi Hichem Hideki Hildegard Hishammuddin Hosni Hossein Houda
Hristijan Huda Hulusi Humza Håkan Håkon Héctor Hélène Hülya Iain Ibrahima Ichiro Idris Idriss Ieuan Iga
Ignacio Ignazio Iker Ildikó Ilie Ilka Ilse Imke Inga Ingeborg Ingo Ingrida Inácio Inés Irmgard István Itamar
Ivica Iván Iñaki Iñigo Jacek Jacinda Jacinto Jagmeet Jaime Jamil Janez Jaroslaw Jarosław Jasprit Javad
Jean-Baptiste Jean-Claude Jean-François Jean-Louis Jean-Luc Jean-Marc Jean-Marie Jean-Michel Jean-Noël
Jean-Paul Jean-Pierre Jean-Yves Jimena Jiří Joaquim Joaquín Joko Josefine Jost Jovan Jovenel Julián Junichiro
Jutta Jyoti Jyrki Jérôme Jörg Jörn Jüri Kaarina Kai Kais Kamal Karl-Josef Karla Karoline Katalin Katarzyna
Katerina Katherina Kathrin Katrín Kavita Kazuo Kemi Kenan Kenzaburo Kerem Kersti Kerstin Ketanji Khabib
Khaleda Khalifa Kiril Knut Kofi Koji Konrad Konstantinos Kordula Kristalina Krišjānis Krzysztof Kwame Kyriakos
Laith Lakshmi Lars-Løkke Layla LeBron Leticia Leyla Lorena Lothar Loïc Lucie Ludger Ludovic Luiz Lutz Luís
László Léa Léon Macarena Magnus Maha Mahamat Mahathir Mahdi Maher Mahesh Mahinda Mahsa Maike Mairead Maite
Malte Mamadou Mamata Manon Manuela Margit Margot Marianne Marie-Christine Marie-Claire Marisol Marjorie
Marlies Marwan Maryam Masahiro Masayoshi Masrour Massoud Mathieu Mathilde Matías Maud Maël Małgorzata Meera
Megawati Mehdi Meike Meral Merle Merrick Mert Metin Mette Micheál Michèle Mikheil Milorad Miloš Mircea Mireia
Mirko Moammar Mohamad Mohsen Montserrat Moshe Mounir Moussa Muhammadu Muharrem Muhyiddin Mukesh Muqtada Muriel
Mwai Mélanie Nabih Nadine Nadja Naftali Najib Naoto Naresh Naruhito Nasser Nataša Nawaf Nawaz Nayib Ngozi
Niamh Nicolás Nicușor Nihat Nikos Nilüfer Nirmala Njeri Nkosazana Noelia Noor Noura Nouri Novak Noémie Numan
Nurettin Nuria Obinna Odile Okan Ola Olaf Olusegun Oluwaseun Omer Ondřej Oren Orhan Oriol Ortwin Osama Osman
Otieno Ottmar Oumar Ousmane Oğuz Paloma Panos Patrice Pauline Paweł Pernille Plamen Pranab Prayuth Priti
Pádraig Péter Pınar Qasem Qassem Quentin Quim Rached Radovan Ragnhild Raila Rainer Rajiv Ramazan Ramesh Ramiro
Rania Ranil Rashida Ratko Rayan Recai Reiner Reinhold Retno Rhodri Riek Rizal Rocío Rogério Rohan Rohit Roisin
Romain Rosmah Roswitha Ruaridh Rubén Ruhollah Rumen Rémi Róisín Rüdiger Rıza Saad Sabrina Sachin Saeed Sahra
Saif Salah Saleh Salomé Salva Samia Sanae Sanjay Sanna Saoirse Sauli Sayed Sedat Selahattin Selin Serkan Sevda
Seán Shahbaz Shashi Shehbaz Shigeru Shimon Shlomo Shohei Siddharth Siddhartha Siegfried Sigrid Silke Silvana
Sinan Sinead Sinéad Siobhan Sipho Siti Slobodan Smriti Solveig Solène Somchai Sonja Soumaya Srettha Stavros
Steffen Steffi Stoyan Stéphane Stéphanie Suella Sundar Sunita Suresh Susann Susilo Svenja Sviatlana Sébastien
Sérgio Sönke Süleyman Tadao Taha Takashi Tamim Tammam Tanja Tansu Tarcísio Tarek Tarja Taro Tayfun Tedros
Teodoro Teodorín Thaksin Thandi Thandiwe Themba Thibault Thibaut Thilo Thorben Tiago Tijjani Til Timo Tino
Tolga Tomislav Tomás Tomáš Toomas Torbjørn Torsten Traian Troels Trygve Tuncay Turgut Tzipi Udo Uhuru Ulf Uli
Ulla Usain Ute Valdas Valentín Valérie Vasco Veit Venkaiah Verena Vijay Viola Virat Vitalik Volkan Volkmar
Václav Véronique Víctor Wael Walid Walther Wanjiru Wenke Wiebke Wilfried Winfried Wissam Wojciech Wolfram
Ximena Yahya Yanis Yannick Yaser Yasir Yasuhiro Yavuz Yaël Yaşar Yiannis Yingluck Yoav Yousef Youssef Yoweri
Yukio Yılmaz Zbigniew Zdeněk Zehra Zeynep Zia Ziad Zinedine Zinédine Zohran Zoltán Zuzana Álvaro Ángel Ángela
Åsa Çağlar Éamon Édouard Élisabeth Éric Étienne Íñigo Óscar Ömer Özgür Øyvind Ümit İbrahim İlker İsmail
Ľudovít Łukasz Şebnem
Байрам Ильхам Игнат Мирон
"""
GIVEN_NAMES = frozenset(_GIVEN.split())
"""Given names, capitalised. A cue among others."""
