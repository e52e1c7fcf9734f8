/** Surveys and vacancies on screen. */
@NullMarked
package cn.sixin.survey.ui;

import org.jspecify.annotations.NullMarked;
